import { describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/service-accounts/{service_account_id}', () => {
  describe('204', () => {
    it('ends its tokens and keys on every replica at once, for good', async () => {
      const cast = await management.addCast();
      const workspaceId = await management.addWorkspace(cast.organizationId);
      const keys = `/v1/workspaces/${workspaceId}/api-keys`;
      const { itself, path, id } = await makeServiceAccount(
        management,
        cast.owner,
        cast.organizationId,
        'member',
      );
      const own = await itself.post(keys, { name: 'Its own' });
      const given = await cast.owner.post(keys, { name: 'Given', owner: id });
      expect([own.status, given.status]).toEqual([201, 201]);
      const replica = await startReplica(management.databaseUrl);
      try {
        const opens = async (origin: string, secret: string) =>
          (await send(origin, 'GET', '/v1/key', { headers: { authorization: `Bearer ${secret}` } })).status;
        for (const { body } of [own, given]) expect(await opens(replica.origin, body.secret)).toBe(200);

        expect(await cast.admin.delete(path)).toMatchObject({ status: 204, body: '' });
        const asked = await send(replica.origin, 'GET', `/v1/organizations/${cast.organizationId}`, {
          headers: { ...itself.credentials },
        });
        expect(asked).toMatchObject({
          status: 401,
          body: { error: { code: 'service_account_token_invalid' } },
        });
        for (const { body } of [own, given]) {
          for (const origin of [management.origin, replica.origin]) {
            await expect.poll(() => opens(origin, body.secret), { timeout: 10_000 }).toBe(401);
          }
          expect((await cast.owner.get(`${keys}/${body.id}`)).body.state).toBe('revoked');
        }
      } finally {
        await replica.stop();
      }
      expect((await cast.owner.get(path)).status).toBe(404);
      expect((await cast.owner.delete(path)).status).toBe(404);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'service_account.delete',
        target: { kind: 'service_account', id },
        changedFields: ['api_keys'],
      });
    });

    it('leaves the keys of others alone', async () => {
      const cast = await management.addCast();
      const workspaceId = await management.addWorkspace(cast.organizationId);
      const keys = `/v1/workspaces/${workspaceId}/api-keys`;
      const { body } = await cast.owner.post(keys, { name: 'Of the organization', owner: 'organization' });
      const { path } = await makeServiceAccount(management, cast.owner, cast.organizationId, 'admin');
      await cast.owner.delete(path);
      expect((await cast.owner.get(`${keys}/${body.id}`)).body.state).toBe('active');
    });
  });
});
