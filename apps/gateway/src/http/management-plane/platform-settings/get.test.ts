import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/settings', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('shows them to platform admins and readers', async () => {
      for (const person of [cast.platformAdmin, cast.platformReader]) {
        expect(await person.get('/v1/admin/settings')).toMatchObject({
          status: 200,
          body: {
            key_budget_period: 'month',
            key_maximums: { lifetime_days: null },
            require_subscriptions: false,
          },
        });
      }
    });
  });

  describe('403', () => {
    it('is for the platform', async () => {
      expect((await cast.owner.get('/v1/admin/settings')).status).toBe(403);
    });
  });
});
