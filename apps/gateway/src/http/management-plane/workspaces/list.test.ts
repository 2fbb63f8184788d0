import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/workspaces', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('shows every member the workspaces of the organization, newest first, page by page, without deleted ones', async () => {
      const { organizationId, admin, member } = cast;
      const path = `/v1/organizations/${organizationId}/workspaces`;
      const ids: string[] = [];
      for (const name of ['One', 'Two', 'Three', 'Four']) {
        ids.push((await admin.post(path, { name })).body.id);
      }
      await management.addWorkspace(await management.addOrganization(), 'Foreign');
      await admin.delete(`/v1/workspaces/${ids[1]}`);

      const first = await member.get(`${path}?limit=2`);
      expect(first).toMatchObject({ status: 200, body: { has_more: true } });
      expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual([ids[3], ids[2]]);
      const second = await member.get(`${path}?limit=2&cursor=${first.body.next_cursor}`);
      expect(second.body).toMatchObject({ data: [{ id: ids[0] }], has_more: false, next_cursor: null });
      expect(second.body.data).toHaveLength(1);
    });

    it('lists the deleted ones that can be restored to admins', async () => {
      const { organizationId, admin } = cast;
      const path = `/v1/organizations/${organizationId}/workspaces?state=deleted`;
      const { body } = await admin.post(`/v1/organizations/${organizationId}/workspaces`, { name: 'Gone' });
      const isListed = async (who: 'owner' | 'admin' | 'platformReader') =>
        (await cast[who].get(path)).body.data.some(({ id }: { id: string }) => id === body.id);
      expect(await isListed('admin')).toBe(false);
      await admin.delete(`/v1/workspaces/${body.id}`);
      for (const who of ['owner', 'admin', 'platformReader'] as const) expect(await isListed(who)).toBe(true);
      expect((await cast.member.get(path)).status).toBe(403);

      await admin.post(`/v1/workspaces/${body.id}/restore`);
      expect(await isListed('admin')).toBe(false);
      await admin.delete(`/v1/workspaces/${body.id}`);
      await management.database.sql`
        update workspaces set deleted_at = deleted_at - interval '30 days' where id = ${body.id}`;
      expect(await isListed('admin')).toBe(false);
    });
  });
});
