import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['owner', 'platformAdmin'] as const)(
    'lets a %s delete it, keeps what is in it and records it',
    async (who) => {
      const id = await management.addOrganization([[cast.owner, 'owner']]);
      const workspaceId = await management.addWorkspace(id);
      await addApiKey(management, workspaceId);
      const answer = await cast[who].delete(`/v1/organizations/${id}`);
      expect(answer).toMatchObject({ status: 200, body: { id, deleted: true } });
      expect((await management.audit(id))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'organization.delete',
        target: { kind: 'organization', id },
      });
      const [left] = await management.database.sql`
      select count(*)::int as keys from api_keys where workspace_id = ${workspaceId} and revoked_at is null`;
      expect(left).toEqual({ keys: 1 });
    },
  );

  it('is done by exactly one of a hundred at once; for the others there is none', async () => {
    const id = await management.addOrganization([[cast.owner, 'owner']]);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => cast.owner.delete(`/v1/organizations/${id}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(99);
    expect(await management.audit(id)).toHaveLength(1);
  });
});
