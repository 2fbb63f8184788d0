import { beforeAll, describe, expect, it } from 'vitest';
import { approvedSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/admin/subscriptions/{subscription_id}/resume', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('gives a suspended one back', async () => {
      const { id, version } = await approvedSubscription(management, cast, cast.member);
      const path = `/v1/admin/subscriptions/${id}`;
      await cast.platformAdmin.post(`${path}/suspend`, { version, reason: 'Abuse.' });
      expect(await cast.platformAdmin.post(`${path}/resume`, { version: version + 1 })).toMatchObject({
        status: 200,
        body: { state: 'active', version: version + 2 },
      });
    });
  });

  describe('409', () => {
    it('refuses one that is not suspended', async () => {
      const { id, version } = await approvedSubscription(management, cast, cast.member);
      const path = `/v1/admin/subscriptions/${id}/resume`;
      expect((await cast.platformAdmin.post(path, { version })).status).toBe(409);
    });
  });
});
