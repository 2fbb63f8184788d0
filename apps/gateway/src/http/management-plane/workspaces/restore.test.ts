import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/workspaces/{workspace_id}/restore', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('brings a deleted workspace back as it was', async () => {
      const { organizationId, admin } = cast;
      const made = await admin.post(`/v1/organizations/${organizationId}/workspaces`, { name: 'Phoenix' });
      const path = `/v1/workspaces/${made.body.id}`;
      await admin.patch(`${path}/settings`, { allowed_models: ['small'] });
      await admin.delete(path);
      expect(await admin.post(`${path}/restore`)).toMatchObject({ status: 200, body: made.body });
      expect((await admin.get(path)).body).toEqual(made.body);
      expect((await admin.get(`${path}/settings`)).body).toEqual({
        allowed_models: ['small'],
        routing_policy: null,
      });
      expect((await management.audit(organizationId))[0]).toMatchObject({
        action: 'workspace.restore',
        target: { kind: 'workspace', id: made.body.id },
      });
    });
  });

  describe('404', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('knows no workspace whose thirty days are over, nor a stranger any', async () => {
      const id = await management.addWorkspace(cast.organizationId);
      await cast.owner.delete(`/v1/workspaces/${id}`);
      expect((await cast.stranger.post(`/v1/workspaces/${id}/restore`)).status).toBe(404);
      await management.database.sql`
      update workspaces set deleted_at = ${management.now()} - interval '30 days' where id = ${id}`;
      expect(await cast.owner.post(`/v1/workspaces/${id}/restore`)).toMatchObject({
        status: 404,
        body: { error: { message: 'There is no such workspace.' } },
      });
    });
  });

  describe('409', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('refuses where another workspace has the name now', async () => {
      const id = await management.addWorkspace(cast.organizationId, 'Contested');
      await cast.owner.delete(`/v1/workspaces/${id}`);
      await management.addWorkspace(cast.organizationId, 'Contested');
      expect(await cast.owner.post(`/v1/workspaces/${id}/restore`)).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
      expect((await cast.owner.get(`/v1/workspaces/${id}`)).status).toBe(404);
    });

    it('refuses one that is not deleted', async () => {
      const id = await management.addWorkspace(cast.organizationId, 'Alive');
      expect(await cast.owner.post(`/v1/workspaces/${id}/restore`)).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict' } },
      });
    });
  });
});
