import { beforeAll, describe, expect, it } from 'vitest';
import { approvedSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/notifications', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('shows one’s own, newest first, or only what is unread', async () => {
      const one = await approvedSubscription(management, cast, cast.member);
      const other = await approvedSubscription(management, cast, cast.member);
      const { body } = await cast.member.get('/v1/notifications');
      expect(body.data).toMatchObject(
        [other, one].map(({ id }) => ({
          kind: 'subscription.approve',
          subject_kind: 'subscription',
          subject_id: id,
          organization_id: cast.organizationId,
          read_at: null,
        })),
      );
      await cast.member.post(`/v1/notifications/${body.data[0].id}/read`);
      const unread = await cast.member.get('/v1/notifications?state=unread');
      expect(unread.body.data).toEqual([body.data[1]]);
      expect((await cast.admin.get('/v1/notifications')).body.data).toEqual([]);
    });

    it('does not say again what is unread', async () => {
      const { id, version } = await approvedSubscription(management, cast, cast.owner);
      for (let round = 0; round < 3; round++) {
        const path = `/v1/admin/subscriptions/${id}`;
        const seen = version + 2 * round;
        await cast.platformAdmin.post(`${path}/suspend`, { version: seen, reason: 'Again.' });
        await cast.platformAdmin.post(`${path}/resume`, { version: seen + 1 });
      }
      const { data } = (await cast.owner.get('/v1/notifications')).body;
      expect(data.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
        'subscription.approve',
        'subscription.resume',
        'subscription.suspend',
      ]);
    });
  });
});
