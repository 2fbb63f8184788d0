import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/users/{user_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['platformAdmin', 'platformReader'] as const)('shows anybody to a %s', async (who) => {
      const { status, body } = await cast[who].get(`/v1/admin/users/${cast.owner.userId}`);
      expect(status).toBe(200);
      const { preferences, ...profile } = (await cast.owner.get('/v1/users/me')).body;
      expect(preferences).toBeDefined();
      expect(body).toEqual(profile);
      expect(body.organizations).toMatchObject([{ id: cast.organizationId, role: 'owner' }]);
    });
  });
});
