import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/workspaces/{workspace_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/workspaces/${await management.addWorkspace(cast.organizationId)}/limits`;
  });

  describe('200', () => {
    it('shows them to admins', async () => {
      await cast.admin.put(path, { requests_per_minute: 3 });
      expect(await cast.owner.get(path)).toMatchObject({ status: 200, body: { requests_per_minute: 3 } });
    });
  });

  describe('403', () => {
    it('is for admins', async () => {
      for (const person of [cast.member]) {
        expect(await person.get(path)).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
    });
  });
});
