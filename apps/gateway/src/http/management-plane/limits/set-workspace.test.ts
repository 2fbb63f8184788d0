import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PUT /v1/workspaces/{workspace_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/workspaces/${await management.addWorkspace(cast.organizationId)}/limits`;
  });

  describe('200', () => {
    it('limits a workspace, and records it', async () => {
      expect(await cast.admin.put(path, { requests_per_minute: 3 })).toMatchObject({
        status: 200,
        body: { requests_per_minute: 3 },
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'workspace.limits.update',
        target: { kind: 'workspace', id: path.split('/').at(-2) },
        changedFields: ['requests_per_minute'],
      });
    });
  });

  describe('403', () => {
    it('is for admins', async () => {
      for (const person of [cast.member, cast.platformReader]) {
        expect(await person.put(path, {})).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
      expect((await cast.admin.get(path)).body.requests_per_minute).toBe(3);
    });
  });
});
