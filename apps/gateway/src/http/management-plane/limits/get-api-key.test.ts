import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    const keys = `/v1/workspaces/${await management.addWorkspace(cast.organizationId)}/api-keys`;
    path = `${keys}/${(await cast.member.post(keys, { name: 'Mine' })).body.id}/limits`;
  });

  describe('200', () => {
    it('shows them to admins and to the owner of the key', async () => {
      await cast.admin.put(path, { requests_per_minute: 3 });
      for (const person of [cast.owner, cast.member, cast.platformReader]) {
        expect(await person.get(path)).toMatchObject({
          status: 200,
          body: { requests_per_minute: 3, budgets: [], models: [] },
        });
      }
    });
  });

  describe('404', () => {
    it("hides another user's key from a member", async () => {
      const keys = path.split('/').slice(0, -2).join('/');
      const made = await cast.admin.post(keys, { name: 'Theirs' });
      expect((await cast.member.get(`${keys}/${made.body.id}/limits`)).status).toBe(404);
    });
  });
});
