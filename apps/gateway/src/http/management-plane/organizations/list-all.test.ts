import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/organizations', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['platformAdmin', 'platformReader'] as const)(
      'shows a %s all there are, with the own role where there is one',
      async (who) => {
        const own = await management.addOrganization([[cast[who], 'member']]);
        const { body } = await cast[who].get('/v1/admin/organizations?limit=100');
        const roles = new Map(body.data.map(({ id, role }: { id: string; role: string }) => [id, role]));
        expect(roles.get(own)).toBe('member');
        expect(roles.get(cast.organizationId)).toBeNull();
        expect((await cast[who].get('/v1/organizations')).body.data).toMatchObject([
          { id: own, role: 'member' },
        ]);
      },
    );

    it('shows deleted ones only where they are asked for', async () => {
      const id = await management.addOrganization([[cast.stranger, 'owner']]);
      const name = `Gone ${id}`;
      await cast.platformAdmin.patch(`/v1/organizations/${id}`, { name });
      await cast.platformAdmin.delete(`/v1/organizations/${id}`);
      const found = async (state: string) =>
        (await cast.platformReader.get(`/v1/admin/organizations?state=${state}&q=${name.slice(0, 30)}`)).body
          .data;
      expect(await found('active')).toEqual([]);
      for (const state of ['deleted', 'all']) {
        expect(await found(state)).toMatchObject([
          { id, name, role: null, deleted_at: expect.stringMatching(/Z$/) },
        ]);
      }
      await cast.platformAdmin.post(`/v1/organizations/${id}/restore`);
      expect(await found('deleted')).toEqual([]);
      expect(await found('active')).toMatchObject([{ id, deleted_at: null }]);
    });
  });
});
