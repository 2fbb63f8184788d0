import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/members', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['owner', 'admin', 'member', 'platformAdmin', 'platformReader'] as const)(
      'shows a %s everybody, newest account first',
      async (who) => {
        const { organizationId, owner, admin, member } = cast;
        const answer = await cast[who].get(`/v1/organizations/${organizationId}/members`);
        const expected = Object.entries({ owner, admin, member })
          .map(([role, { userId, displayName, email }]) => ({
            user_id: userId,
            display_name: displayName,
            email,
            role,
            joined_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          }))
          .sort((one, other) => (one.user_id < other.user_id ? 1 : -1));
        expect(answer.body).toEqual({
          data: expected,
          has_more: false,
          next_cursor: null,
          filter: { sort: '-created_at' },
        });
      },
    );

    it('shows those of one role only', async () => {
      const { organizationId, admin } = cast;
      expect(
        (await admin.get(`/v1/organizations/${organizationId}/members?role=admin`)).body.data,
      ).toMatchObject([{ user_id: admin.userId, role: 'admin' }]);
    });

    it('goes through all of them page by page, each once, also those of one role', async () => {
      const owner = await management.signIn();
      const id = await management.addOrganization([[owner, 'owner']]);
      const people = await Promise.all(Array.from({ length: 5 }, () => management.signIn()));
      for (const person of people) await management.addMember(id, person, 'member');
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await owner.get(`/v1/organizations/${id}/members?role=member&limit=2${cursor}`);
        seen.push(...body.data.map(({ user_id }: { user_id: string }) => user_id));
        cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
      } while (cursor !== '');
      expect(seen).toEqual(
        people
          .map(({ userId }) => userId)
          .sort()
          .reverse(),
      );
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['role=boss', 'role'],
      ['role=owner&role=admin', 'role'],
      ['limit=1000', 'limit'],
      ['email=person-1@example.com', 'email'],
    ])('refuses %s', async (query, param) => {
      expect(await cast.owner.get(`/v1/organizations/${cast.organizationId}/members?${query}`)).toMatchObject(
        {
          status: 400,
          body: { error: { code: 'invalid_parameter', param } },
        },
      );
    });
  });
});
