import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['owner', 'admin', 'platformAdmin'] as const)(
    'lets a %s rename it and records that',
    async (who) => {
      const { organizationId } = cast;
      const path = `/v1/organizations/${organizationId}`;
      expect(await cast[who].patch(path, { name: ` By ${who} ` })).toMatchObject({
        status: 200,
        body: { id: organizationId, name: `By ${who}`, role: who === 'platformAdmin' ? null : who },
      });
      expect((await cast.member.get(path)).body.name).toBe(`By ${who}`);
      expect((await management.audit(organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'organization.update',
        target: { kind: 'organization', id: organizationId },
        changedFields: ['name'],
      });
    },
  );

  it('changes nothing where nothing is given', async () => {
    const path = `/v1/organizations/${cast.organizationId}`;
    const before = (await cast.owner.get(path)).body;
    expect(await cast.owner.patch(path, {})).toMatchObject({ status: 200, body: before });
    expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual([]);
  });
});
