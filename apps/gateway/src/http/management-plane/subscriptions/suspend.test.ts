import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/admin/subscriptions/{subscription_id}/suspend', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('suspends an active one, for a reason', async () => {
      const { id, version } = await approvedSubscription(management, cast, cast.member);
      const answer = await cast.platformAdmin.post(`/v1/admin/subscriptions/${id}/suspend`, {
        version,
        reason: 'Abuse.',
      });
      expect(answer).toMatchObject({ status: 200, body: { state: 'suspended', reason: 'Abuse.' } });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'subscription.suspend',
        target: { kind: 'subscription', id },
      });
    });
  });

  describe('409', () => {
    it('refuses one that is not active', async () => {
      const { id, version } = await requestSubscription(management, cast, cast.member);
      const answer = await cast.platformAdmin.post(`/v1/admin/subscriptions/${id}/suspend`, {
        version,
        reason: 'Abuse.',
      });
      expect(answer.status).toBe(409);
    });
  });
});
