import { beforeAll, describe, expect, it } from 'vitest';
import { requestSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

const PATH = '/v1/admin/subscriptions/deny';

describe('POST /v1/admin/subscriptions/deny', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('denies with a reason that the requester is told', async () => {
      const { id, version } = await requestSubscription(management, cast, cast.member);
      const { body } = await cast.platformAdmin.post(PATH, {
        subscriptions: [{ id, version }],
        reason: 'Not in this region.',
      });
      expect(body.data).toMatchObject([{ id, status: 'decided', subscription: { state: 'denied' } }]);
      expect((await cast.member.get(`/v1/subscriptions/${id}`)).body).toMatchObject({
        state: 'denied',
        reason: 'Not in this region.',
      });
      expect((await cast.member.get('/v1/notifications?state=unread')).body.data[0]).toMatchObject({
        kind: 'subscription.deny',
        subject_id: id,
      });
    });
  });

  describe('400', () => {
    it.each([{}, { reason: null }, { reason: ' ' }])(
      'refuses a denial without a reason: %j',
      async (more) => {
        const { id, version } = await requestSubscription(management, cast, cast.member);
        const answer = await cast.platformAdmin.post(PATH, { subscriptions: [{ id, version }], ...more });
        expect(answer).toMatchObject({ status: 400, body: { error: { param: 'reason' } } });
        expect((await cast.member.get(`/v1/subscriptions/${id}`)).body).toMatchObject({ state: 'pending' });
      },
    );
  });
});
