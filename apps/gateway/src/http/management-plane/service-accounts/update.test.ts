import { beforeAll, describe, expect, it } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { send } from '../../../../test/management-plane/person.ts';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/organizations/{organization_id}/service-accounts/{service_account_id}', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  const make = (role: 'admin' | 'member') =>
    makeServiceAccount(management, cast.owner, cast.organizationId, role);

  describe('200', () => {
    it('changes what is given and records which fields', async () => {
      const { path, id } = await make('member');
      const answer = await cast.admin.patch(path, { name: 'Renamed', description: 'For CI', role: 'admin' });
      expect(answer).toMatchObject({
        status: 200,
        body: { id, name: 'Renamed', description: 'For CI', role: 'admin', deactivated_at: null },
      });
      expect((await cast.admin.patch(path, { description: null })).body).toMatchObject({
        name: 'Renamed',
        description: null,
      });
      const [latest, before] = await management.audit(cast.organizationId);
      expect(latest).toMatchObject({ action: 'service_account.update', changedFields: ['description'] });
      expect(before!.changedFields).toEqual(['name', 'description', 'role']);
    });

    it('gives a role from the next request on, and takes it', async () => {
      const { itself, path } = await make('member');
      const teams = `/v1/organizations/${cast.organizationId}/teams`;
      expect((await itself.post(teams, { name: 'Refused' })).status).toBe(403);
      await cast.owner.patch(path, { role: 'admin' });
      expect((await itself.post(teams, { name: 'Made by an account' })).status).toBe(201);
      await cast.owner.patch(path, { role: 'member' });
      expect((await itself.post(teams, { name: 'Refused' })).status).toBe(403);
    });

    it('stops tokens and keys of a deactivated one on every replica, until it is active again', async () => {
      const { itself, path, id } = await make('member');
      const workspaceId = await management.addWorkspace(cast.organizationId, 'Stopped');
      const key = await addApiKey(management, workspaceId);
      await management.database
        .sql`update api_keys set owner_service_account_id = ${id} where id = ${key.id}`;
      const replica = await startReplica(management.databaseUrl);
      try {
        const keyOpens = async (origin: string) => {
          const headers = { authorization: `Bearer ${key.secret}` };
          return (await send(origin, 'GET', '/v1/key', { headers })).status;
        };
        const tokenOpens = async (origin: string) => {
          const headers = { ...itself.credentials };
          return (await send(origin, 'GET', `/v1/organizations/${cast.organizationId}`, { headers })).status;
        };
        const expectEverywhere = async (status: number) => {
          for (const origin of [management.origin, replica.origin]) {
            expect(await tokenOpens(origin)).toBe(status);
            await expect.poll(() => keyOpens(origin), { timeout: 10_000 }).toBe(status);
          }
        };
        await expectEverywhere(200);
        const { body } = await cast.owner.patch(path, { deactivated_at: 'now' });
        expect(body.deactivated_at).toMatch(/Z$/);
        await expectEverywhere(401);
        expect((await itself.get('/v1/organizations')).body.error.code).toBe('account_deactivated');
        const again = await cast.owner.patch(path, { deactivated_at: 'now' });
        expect(again.body.deactivated_at).toBe(body.deactivated_at);
        await cast.owner.patch(path, { deactivated_at: null });
        await expectEverywhere(200);
      } finally {
        await replica.stop();
      }
    });
  });

  describe('403', () => {
    it('lets no service account raise itself, or another', async () => {
      const [admin, member] = [await make('admin'), await make('member')];
      for (const path of [admin.path, member.path]) {
        for (const { itself } of [admin, member]) {
          expect((await itself.patch(path, { role: 'admin' })).status).toBe(403);
        }
      }
      expect((await cast.owner.get(member.path)).body.role).toBe('member');
    });
  });

  describe('409', () => {
    it('takes no name that another has', async () => {
      const { path } = await make('member');
      await cast.owner.post(`/v1/organizations/${cast.organizationId}/service-accounts`, { name: 'Taken' });
      expect(await cast.owner.patch(path, { name: 'Taken' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });
  });
});
