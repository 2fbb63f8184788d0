import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/workspaces/{workspace_id}', () => {
  describe('204', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('takes the workspace away and records it; again there is none', async () => {
      const { organizationId, admin } = cast;
      const id = await management.addWorkspace(organizationId);
      expect(await admin.delete(`/v1/workspaces/${id}`)).toMatchObject({
        status: 204,
        body: '',
      });
      expect((await admin.get(`/v1/workspaces/${id}`)).status).toBe(404);
      expect((await admin.get(`/v1/organizations/${organizationId}/workspaces`)).body.data).toEqual([]);
      expect((await admin.delete(`/v1/workspaces/${id}`)).status).toBe(404);
      const audit = await management.audit(organizationId);
      expect(audit).toHaveLength(1);
      expect(audit[0]).toMatchObject({ action: 'workspace.delete', target: { kind: 'workspace', id } });
    });

    it('lets exactly one of a hundred at once do it', async () => {
      const id = await management.addWorkspace(cast.organizationId, 'Once');
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => cast.owner.delete(`/v1/workspaces/${id}`)),
      );
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(99);
    });
  });
});
