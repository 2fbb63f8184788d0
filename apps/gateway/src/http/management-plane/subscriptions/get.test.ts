import { beforeAll, describe, expect, it } from 'vitest';
import { requestSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/subscriptions/{subscription_id}', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('shows a member their own', async () => {
      const { id, model } = await requestSubscription(management, cast, cast.member);
      expect(await cast.member.get(`/v1/subscriptions/${id}`)).toMatchObject({
        status: 200,
        body: { id, model, state: 'pending' },
      });
    });
  });

  describe('404', () => {
    it('hides somebody else’s from members', async () => {
      const { id } = await requestSubscription(management, cast, cast.admin);
      expect((await cast.member.get(`/v1/subscriptions/${id}`)).status).toBe(404);
      expect((await cast.member.get(`/v1/subscriptions/${id}/history`)).status).toBe(404);
      expect((await cast.member.post(`/v1/subscriptions/${id}/cancel`)).status).toBe(404);
    });
  });
});
