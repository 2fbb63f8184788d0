import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/members/{user_id}', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });
  const path = (userId: string) => `/v1/organizations/${cast.organizationId}/members/${userId}`;

  describe('200', () => {
    it.each(['owner', 'admin', 'member', 'platformAdmin', 'platformReader'] as const)(
      'shows a %s one member, as the list does',
      async (who) => {
        const { data } = (await cast[who].get(`/v1/organizations/${cast.organizationId}/members`)).body;
        const listed = data.find(({ user_id }: { user_id: string }) => user_id === cast.member.userId);
        expect(await cast[who].get(path(cast.member.userId))).toMatchObject({ status: 200, body: listed });
      },
    );
  });

  describe('404', () => {
    it('is what somebody without a membership is answered with, and one who has left', async () => {
      const other = await management.signIn();
      await management.addOrganization([[other, 'owner']]);
      expect((await cast.owner.get(path(other.userId))).status).toBe(404);
      const left = await management.signIn();
      await management.addMember(cast.organizationId, left, 'member');
      expect((await cast.member.get(path(left.userId))).status).toBe(200);
      await left.delete(path(left.userId));
      expect((await cast.member.get(path(left.userId))).status).toBe(404);
    });
  });
});
