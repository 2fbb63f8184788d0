import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { makeWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/webhooks/{webhook_id}/deliveries', () => {
  describe('200', () => {
    it('shows what became of each event, newest first, by pages, and nothing of another webhook', async () => {
      const cast = await management.addCast();
      const hook = await makeWebhook(cast.owner, cast.organizationId, 'Hook');
      const other = await makeWebhook(cast.owner, cast.organizationId, 'Other');
      const at = management.now();
      const later = new Date(at.getTime() + 3_600_000);
      const ids = [1, 2, 3].map(
        (number) => `019bc0de-0000-7000-8000-${cast.organizationId.slice(-11)}${number}`,
      );
      for (const [index, id] of ids.entries()) {
        await management.database.sql`
          insert into outgoing_events (id, organization_id, type, data, occurred_at)
          values (${id}, ${cast.organizationId}, 'alert.fired', '{"name":"Secret rule"}', ${at})`;
        const [ended, failure] = [
          [at, null],
          [at, 'rejected'],
          [null, 'timed_out'],
        ][index] as [Date | null, string];
        await management.database.sql`
          insert into outgoing_deliveries
            (event_id, webhook_id, created_at, due_at, attempts, response_status, failure, ended_at)
          values (${id}, ${hook.id}, ${at}, ${later}, ${index + 1}, ${[204, 500, null][index]!}, ${failure}, ${ended})`;
      }
      const first = await cast.admin.get(`${hook.path}/deliveries?limit=2`);
      expect(first).toMatchObject({ status: 200, body: { has_more: true } });
      const second = await cast.platformReader.get(
        `${hook.path}/deliveries?limit=2&cursor=${first.body.next_cursor}`,
      );
      const shared = { event_type: 'alert.fired', created_at: at.toISOString() };
      expect([...first.body.data, ...second.body.data]).toEqual([
        {
          ...{ id: ids[2], ...shared, status: 'pending', attempts: 3, response_status: null },
          ...{ failure: 'timed_out', next_attempt_at: later.toISOString(), ended_at: null },
        },
        {
          ...{ id: ids[1], ...shared, status: 'failed', attempts: 2, response_status: 500 },
          ...{ failure: 'rejected', next_attempt_at: null, ended_at: at.toISOString() },
        },
        {
          ...{ id: ids[0], ...shared, status: 'delivered', attempts: 1, response_status: 204 },
          ...{ failure: null, next_attempt_at: null, ended_at: at.toISOString() },
        },
      ]);
      expect((await cast.admin.get(`${other.path}/deliveries`)).body.data).toEqual([]);
    });
  });
});
