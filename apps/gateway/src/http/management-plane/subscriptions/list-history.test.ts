import { beforeAll, describe, expect, it } from 'vitest';
import { requestSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/subscriptions/{subscription_id}/history', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('has every change, newest first, with who made it and why', async () => {
      const { id, version } = await requestSubscription(management, cast, cast.member);
      const { platformAdmin, member } = cast;
      const subscriptions = [{ id, version }];
      await platformAdmin.post('/v1/admin/subscriptions/deny', { subscriptions, reason: 'Which project?' });
      await member.post(`/v1/subscriptions/${id}/request-review`, { reason: 'Project X.' });
      const approval = { subscriptions: [{ id, version: 3 }], reason: 'Fine.' };
      await platformAdmin.post('/v1/admin/subscriptions/approve', approval);
      const { body } = await member.get(`/v1/subscriptions/${id}/history`);
      expect(
        body.data.map((change: Record<string, unknown>) => [
          ...[change.event, change.from, change.to, change.reason, change.actor_id, change.version],
        ]),
      ).toEqual([
        ['approve', 'pending', 'active', 'Fine.', platformAdmin.userId, 4],
        ['request_review', 'denied', 'pending', 'Project X.', member.userId, 3],
        ['deny', 'pending', 'denied', 'Which project?', platformAdmin.userId, 2],
        ['request', null, 'pending', null, member.userId, 1],
      ]);
      expect(body.names).toEqual({ [member.userId]: member.displayName });
    });

    it('is append-only in the database, and goes with the organization', async () => {
      const own = await management.addCast();
      const { id } = await requestSubscription(management, own, own.member);
      const { sql } = management.database;
      for (const change of [
        sql`update subscription_status_history set reason = 'Another' where subscription_id = ${id}`,
        sql`delete from subscription_status_history where subscription_id = ${id}`,
        sql`truncate subscription_status_history`,
      ]) {
        await expect(change).rejects.toThrow('append-only');
      }
      await sql`delete from organizations where id = ${own.organizationId}`;
      expect(await sql`select from subscription_status_history where subscription_id = ${id}`).toHaveLength(
        0,
      );
    });
  });
});
