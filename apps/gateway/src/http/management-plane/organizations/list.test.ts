import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('lists the organizations of the caller with their role, newest first, and no deleted one', async () => {
      const person = await management.signIn();
      const expected = [];
      for (const role of ['member', 'owner', 'admin'] as const) {
        expected.push([await management.addOrganization([[person, role]]), role]);
      }
      const deleted = await management.addOrganization([[person, 'owner']]);
      expect((await person.delete(`/v1/organizations/${deleted}`)).status).toBe(204);
      const answer = await person.get('/v1/organizations');
      expect(answer).toMatchObject({ status: 200, body: { has_more: false, next_cursor: null } });
      expect(answer.body.data.map(({ id, role }: { id: string; role: string }) => [id, role])).toEqual(
        expected.sort().reverse(),
      );
    });

    it('goes through all of them page by page, each once', async () => {
      const person = await management.signIn();
      const ids: string[] = [];
      for (let i = 0; i < 5; i++) ids.push(await management.addOrganization([[person, 'member']]));
      const seen: string[] = [];
      let cursor = '';
      for (let page = 0; page < 3; page++) {
        const { body } = await person.get(`/v1/organizations?limit=2${cursor}`);
        seen.push(...body.data.map(({ id }: { id: string }) => id));
        expect(body.has_more).toBe(page < 2);
        cursor = `&cursor=${body.next_cursor}`;
      }
      expect(seen).toEqual(ids.sort().reverse());
    });

    it('lists the deleted ones that the caller can restore: as an owner, for 30 days', async () => {
      const [owner, admin] = [await management.signIn(), await management.signIn()];
      const id = await management.addOrganization([
        [owner, 'owner'],
        [admin, 'admin'],
      ]);
      await management.addOrganization([[owner, 'owner']]);
      const deleted = async (who: typeof owner) =>
        (await who.get('/v1/organizations?state=deleted')).body.data;
      expect(await deleted(owner)).toEqual([]);
      await owner.delete(`/v1/organizations/${id}`);
      expect(await deleted(owner)).toMatchObject([
        { id, role: 'owner', deleted_at: expect.stringMatching(/Z$/) },
      ]);
      expect(await deleted(admin)).toEqual([]);
      expect(await deleted(cast.platformAdmin)).toEqual([]);

      await management.database.sql`
        update organizations set deleted_at = deleted_at - interval '30 days' where id = ${id}`;
      expect(await deleted(owner)).toEqual([]);
      expect((await owner.post(`/v1/organizations/${id}/restore`)).status).toBe(404);
    });

    it('shows nothing to somebody who is no member anywhere', async () => {
      expect((await cast.stranger.get('/v1/organizations')).body).toEqual({
        data: [],
        has_more: false,
        next_cursor: null,
        filter: { state: 'active' },
      });
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['all=true', 'all'],
      ['state=all', 'state'],
      ['state=active&state=deleted', 'state'],
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['cursor=bm9uZQ', 'cursor'],
      ['role=owner', 'role'],
    ])('refuses %s', async (query, param) => {
      expect(await cast.platformAdmin.get(`/v1/organizations?${query}`)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
    });
  });
});
