import { beforeAll, describe, expect, it } from 'vitest';
import { requestSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/subscriptions/{subscription_id}/request-review', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  const denied = async () => {
    const subscription = await requestSubscription(management, cast, cast.member);
    const subscriptions = [{ id: subscription.id, version: subscription.version }];
    await cast.platformAdmin.post('/v1/admin/subscriptions/deny', { subscriptions, reason: 'No.' });
    return subscription;
  };

  describe('200', () => {
    it('puts it into the queue again; who asked for the review decides nothing, even with the role', async () => {
      const { id } = await denied();
      const both = await management.signIn({ platformRole: 'admin' });
      await management.addMember(cast.organizationId, both, 'admin');
      const answer = await both.post(`/v1/subscriptions/${id}/request-review`, { reason: 'Please.' });
      expect(answer).toMatchObject({
        status: 200,
        body: { state: 'pending', version: 3, requested_by: both.userId, reason: 'Please.' },
      });
      const { body } = await both.post('/v1/admin/subscriptions/approve', {
        subscriptions: [{ id, version: 3 }],
      });
      expect(body.data).toMatchObject([{ status: 'failed', code: 'permission_denied' }]);
    });

    it('is active at once where the model is no longer restricted', async () => {
      const { id, model } = await denied();
      await management.database.sql`update models set restricted = false where name = ${model}`;
      const answer = await cast.member.post(`/v1/subscriptions/${id}/request-review`, {});
      expect(answer.body).toMatchObject({ state: 'active' });
    });
  });

  describe('409', () => {
    it('refuses one that was not denied', async () => {
      const { id } = await requestSubscription(management, cast, cast.member);
      expect((await cast.member.post(`/v1/subscriptions/${id}/request-review`, {})).status).toBe(409);
    });
  });
});
