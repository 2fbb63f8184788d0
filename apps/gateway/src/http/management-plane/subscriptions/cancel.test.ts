import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/subscriptions/{subscription_id}/cancel', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('lets members cancel their own, and administrators any, who then hear of it', async () => {
      const own = await requestSubscription(management, cast, cast.member);
      expect(await cast.member.post(`/v1/subscriptions/${own.id}/cancel`)).toMatchObject({
        status: 200,
        body: { state: 'cancelled', version: 2 },
      });
      const theirs = await approvedSubscription(management, cast, cast.member);
      expect((await cast.admin.post(`/v1/subscriptions/${theirs.id}/cancel`)).status).toBe(200);
      expect((await cast.member.get('/v1/notifications?state=unread')).body.data).toMatchObject([
        { kind: 'subscription.cancel', subject_id: theirs.id },
        { kind: 'subscription.approve', subject_id: theirs.id },
      ]);
    });
  });

  describe('403', () => {
    it('refuses members that of the organization', async () => {
      const { id } = await requestSubscription(management, cast, cast.admin, { for: 'organization' });
      expect((await cast.member.post(`/v1/subscriptions/${id}/cancel`)).status).toBe(403);
    });
  });

  describe('409', () => {
    it('refuses one that is over', async () => {
      const { id } = await requestSubscription(management, cast, cast.member);
      await cast.member.post(`/v1/subscriptions/${id}/cancel`);
      expect(await cast.member.post(`/v1/subscriptions/${id}/cancel`)).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict' } },
      });
    });
  });
});
