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

    it.each(['platformAdmin', 'platformReader'] as const)(
      'shows a %s all there are, with the own role where there is one',
      async (who) => {
        const own = await management.addOrganization([[cast[who], 'member']]);
        const { body } = await cast[who].get('/v1/organizations?all=true&limit=100');
        const roles = new Map(body.data.map(({ id, role }: { id: string; role: string }) => [id, role]));
        expect(roles.get(own)).toBe('member');
        expect(roles.get(cast.organizationId)).toBeNull();
        expect((await cast[who].get('/v1/organizations')).body.data).toMatchObject([
          { id: own, role: 'member' },
        ]);
      },
    );

    it('shows nothing to somebody who is no member anywhere', async () => {
      expect((await cast.stranger.get('/v1/organizations')).body).toEqual({
        data: [],
        has_more: false,
        next_cursor: null,
        filter: { all: 'false' },
      });
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['all=yes', 'all'],
      ['all=true&all=false', 'all'],
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
