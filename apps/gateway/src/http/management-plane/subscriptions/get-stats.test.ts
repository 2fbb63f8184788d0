import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/subscriptions/stats', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('counts by state, and what waits by model', async () => {
      const { id, model } = await requestSubscription(management, cast, cast.member);
      await requestSubscription(management, cast, cast.admin, { model });
      await approvedSubscription(management, cast, cast.member);
      const path = '/v1/admin/subscriptions/stats';
      const { body } = await cast.platformReader.get(`${path}?organization_id=${cast.organizationId}`);
      const first = (await cast.member.get(`/v1/subscriptions/${id}`)).body;
      expect(body).toEqual({
        by_state: [
          { state: 'pending', count: 2 },
          { state: 'active', count: 1 },
          { state: 'denied', count: 0 },
          { state: 'suspended', count: 0 },
          { state: 'cancelled', count: 0 },
          { state: 'expired', count: 0 },
        ],
        oldest_pending_at: first.requested_at,
        pending_by_model: [{ model, count: 2 }],
      });
      const { body: none } = await cast.platformAdmin.get(`${path}?model=no-such-model`);
      expect(none).toMatchObject({ oldest_pending_at: null, pending_by_model: [] });
    });
  });
});
