import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/workspaces/{workspace_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['owner', 'admin', 'member', 'platformAdmin', 'platformReader'] as const)(
      'shows it to a %s',
      async (who) => {
        const id = await management.addWorkspace(cast.organizationId, `For ${who}`);
        expect(await cast[who].get(`/v1/workspaces/${id.toUpperCase()}`)).toMatchObject({
          status: 200,
          body: { id, organization_id: cast.organizationId, name: `For ${who}`, description: null },
        });
      },
    );
  });

  describe('404', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('tells a stranger of a workspace exactly what it tells of none', async () => {
      const id = await management.addWorkspace(cast.organizationId);
      const there = await cast.stranger.get(`/v1/workspaces/${id}`);
      const nowhere = await cast.stranger.get('/v1/workspaces/019bc0de-0000-7000-8000-00000000a001');
      expect(there).toMatchObject({ status: 404, body: { error: { code: 'not_found', param: null } } });
      expect({ ...there.body.error, request_id: '' }).toEqual({ ...nowhere.body.error, request_id: '' });
    });

    it('knows no deleted workspace, nor one of a deleted organization', async () => {
      const deleted = await management.addWorkspace(cast.organizationId, 'Deleted');
      await cast.owner.delete(`/v1/workspaces/${deleted}`);
      expect((await cast.owner.get(`/v1/workspaces/${deleted}`)).status).toBe(404);
      expect((await cast.owner.get(`/v1/workspaces/${deleted}/settings`)).status).toBe(404);

      const organizationId = await management.addOrganization([[cast.owner, 'owner']]);
      const orphan = await management.addWorkspace(organizationId);
      await management.database
        .sql`update organizations set deleted_at = ${management.now()} where id = ${organizationId}`;
      expect((await cast.owner.get(`/v1/workspaces/${orphan}`)).status).toBe(404);
    });
  });
});
