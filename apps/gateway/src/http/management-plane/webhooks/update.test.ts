import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { aWebhook, makeWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/organizations/{organization_id}/webhooks/{webhook_id}', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('changes what is given, and records which fields but not the URL', async () => {
      const { path, id } = await makeWebhook(cast.owner, cast.organizationId, 'Hook');
      const url = 'https://elsewhere.invalid/hook';
      expect(await cast.admin.patch(path, { url, event_types: ['alert.resolved'] })).toMatchObject({
        status: 200,
        body: { id, name: 'Hook', url, event_types: ['alert.resolved'] },
      });
      const [latest] = await management.audit(cast.organizationId);
      expect(latest).toMatchObject({ action: 'webhook.update', changedFields: ['url', 'event_types'] });
      expect(JSON.stringify(await management.audit(cast.organizationId))).not.toContain('elsewhere');
    });

    it('deactivates it with what waits, and makes it active again with a new day to succeed', async () => {
      const { path, id } = await makeWebhook(cast.owner, cast.organizationId, 'Paused');
      const eventId = '019bc0de-0000-7000-8000-00000000b001';
      const later = new Date(management.now().getTime() + 3_600_000);
      await management.database.sql`
        insert into outgoing_events (id, organization_id, type, data, occurred_at)
        values (${eventId}, ${cast.organizationId}, 'alert.fired', '{}', ${management.now()})`;
      await management.database.sql`
        insert into outgoing_deliveries (event_id, webhook_id, created_at, due_at)
        values (${eventId}, ${id}, ${management.now()}, ${later})`;
      await management.database.sql`update webhooks set failing_since = ${management.now()} where id = ${id}`;
      const paused = await cast.owner.patch(path, { deactivated_at: 'now' });
      expect(paused.body).toMatchObject({
        deactivated_at: expect.any(String),
        deactivation_reason: 'requested',
      });
      expect((await cast.owner.patch(path, { deactivated_at: 'now' })).body).toEqual(paused.body);
      expect((await cast.owner.get(`${path}/deliveries`)).body.data).toMatchObject([
        { id: eventId, status: 'failed', failure: 'webhook_deactivated', next_attempt_at: null },
      ]);
      expect((await cast.owner.patch(path, { deactivated_at: null })).body).toMatchObject({
        deactivated_at: null,
        deactivation_reason: null,
        failing_since: null,
      });
    });
  });

  describe('400', () => {
    it('takes no URL that a new webhook may not have', async () => {
      const { path } = await makeWebhook(cast.owner, cast.organizationId, 'Safe');
      expect(await cast.admin.patch(path, { url: 'http://169.254.169.254/latest' })).toMatchObject({
        status: 400,
        body: { error: { param: 'url' } },
      });
    });
  });

  describe('409', () => {
    it('takes no name of another webhook', async () => {
      const { path } = await makeWebhook(cast.owner, cast.organizationId, 'Mine');
      await cast.owner.post(`/v1/organizations/${cast.organizationId}/webhooks`, aWebhook('Theirs'));
      expect(await cast.owner.patch(path, { name: 'THEIRS' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });
  });
});
