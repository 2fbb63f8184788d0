import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/workspaces/{workspace_id}/settings', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('shows every member which models are allowed', async () => {
      const id = await management.addWorkspace(cast.organizationId);
      expect(await cast.member.get(`/v1/workspaces/${id}/settings`)).toMatchObject({
        status: 200,
        body: { allowed_models: null },
      });
      await cast.admin.patch(`/v1/workspaces/${id}/settings`, { allowed_models: [] });
      expect((await cast.member.get(`/v1/workspaces/${id}/settings`)).body).toEqual({
        allowed_models: [],
        routing_policy: null,
      });
    });
  });
});
