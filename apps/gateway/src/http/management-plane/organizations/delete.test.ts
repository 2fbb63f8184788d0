import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../../../../test/changes-heard.ts';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { send } from '../../../../test/management-plane/person.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}', () => {
  describe('204', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['owner', 'platformAdmin'] as const)(
      'lets a %s delete it, keeps what is in it and records it',
      async (who) => {
        const id = await management.addOrganization([[cast.owner, 'owner']]);
        const workspaceId = await management.addWorkspace(id);
        await addApiKey(management, workspaceId);
        const answer = await cast[who].delete(`/v1/organizations/${id}`);
        expect(answer).toMatchObject({ status: 204, body: '' });
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
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(99);
      expect(await management.audit(id)).toHaveLength(1);
    });

    it('stops its keys on every gateway within a second, until it is restored', async () => {
      const id = await management.addOrganization([[cast.owner, 'owner']]);
      const { secret } = await addApiKey(management, await management.addWorkspace(id));
      const replica = await startReplica(management.databaseUrl);
      try {
        const statuses = () =>
          Promise.all(
            [management.origin, replica.origin].map(async (origin) => {
              const headers = { authorization: `Bearer ${secret}` };
              return (await send(origin, 'GET', '/v1/key', { headers })).status;
            }),
          );
        const eventually = (...expected: number[]) =>
          vi.waitFor(async () => expect(await statuses()).toEqual(expected), WITHIN_A_SECOND);
        expect(await statuses()).toEqual([200, 200]);
        await cast.owner.delete(`/v1/organizations/${id}`);
        await eventually(401, 401);
        await cast.owner.post(`/v1/organizations/${id}/restore`);
        await eventually(200, 200);
      } finally {
        await replica.stop();
      }
    });
  });
});
