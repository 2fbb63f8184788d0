import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/admin/subscriptions/{subscription_id}/revert', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('puts an approval and a denial back into the queue', async () => {
      const approved = await approvedSubscription(management, cast, cast.member);
      const denied = await requestSubscription(management, cast, cast.member);
      const subscriptions = [{ id: denied.id, version: denied.version }];
      await cast.platformAdmin.post('/v1/admin/subscriptions/deny', { subscriptions, reason: 'A mistake.' });
      for (const id of [approved.id, denied.id]) {
        expect(
          await cast.platformAdmin.post(`/v1/admin/subscriptions/${id}/revert`, { version: 2 }),
        ).toMatchObject({ status: 200, body: { state: 'pending', version: 3 } });
      }
    });
  });

  describe('409', () => {
    it('refuses another version, a pending one, and one that nobody had to approve', async () => {
      const approved = await approvedSubscription(management, cast, cast.member);
      const pending = await requestSubscription(management, cast, cast.member);
      const unrestricted = await requestSubscription(management, cast, cast.member, { restricted: false });
      for (const [{ id }, version] of [
        [approved, 1],
        [pending, 1],
        [unrestricted, 1],
      ] as const) {
        const answer = await cast.platformAdmin.post(`/v1/admin/subscriptions/${id}/revert`, { version });
        expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      }
    });
  });
});
