import type { OrganizationId, UserId } from '@weir/domain/kernel';
import type { WebhookId } from '@weir/domain/outbox';
import { deactivateFailedWebhook } from '@weir/domain/webhooks';
import { aFreshId, FakeClock, RecordingLogger, seededRandomBytes } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresUnitOfWork } from '../management/unit-of-work.ts';

describe('a webhook that failed for a day', () => {
  let database: OpenTestDatabase;
  let unitOfWork: PostgresUnitOfWork;
  let clock: FakeClock;
  let logger: RecordingLogger;
  let organizationId: OrganizationId;
  let adminId: UserId;
  let id: WebhookId;
  let other: WebhookId;
  const randomBytes = seededRandomBytes(1);
  beforeEach(async () => {
    database = await openTestDatabase();
    unitOfWork = new PostgresUnitOfWork(database);
    clock = new FakeClock(Date.now());
    logger = new RecordingLogger();
    ({ organizationId } = await seedOrganization(database));
    adminId = await addMember('Ada', 'admin');
    await addMember('Mo', 'member');
    [id, other] = [await addWebhook(), await addWebhook()];
    await database.sql`update webhooks set failing_since = now() - interval '1 day' where id = ${id}`;
    const eventId = aFreshId();
    await database.sql`
      insert into outgoing_events (id, organization_id, type, data, occurred_at)
      values (${eventId}, ${organizationId}, 'alert.fired', '{}', now())`;
    await database.sql`
      insert into outgoing_deliveries (event_id, webhook_id, created_at, due_at)
      values (${eventId}, ${id}, now(), now()), (${eventId}, ${other}, now(), now())`;
  });
  afterEach(() => database.discard());

  const addMember = async (name: string, role: string) => {
    const userId = aFreshId<'user'>();
    await database.sql`
      insert into users (id, display_name, email, email_verified, created_at)
      values (${userId}, ${name}, ${`${name.toLowerCase()}@example.com`}, true, now())`;
    await database.sql`
      insert into organization_members (organization_id, user_id, role, created_at)
      values (${organizationId}, ${userId}, ${role}, now())`;
    return userId;
  };
  const addWebhook = async () => {
    const webhookId = aFreshId<'webhook'>();
    await database.sql`
      insert into webhooks (id, organization_id, name, url, event_types, secret_encrypted, created_at)
      values (${webhookId}, ${organizationId}, ${webhookId}, 'https://hooks.example', '{webhook.deactivated}', 'sealed',
        now())`;
    return webhookId;
  };
  const deactivate = () =>
    deactivateFailedWebhook(organizationId, id, 'failing', { unitOfWork, clock, randomBytes, logger });
  const toldOf = () => database.sql`
    select webhook_id, user_id is not null as mailed, data->>'reason' as reason
    from outgoing_deliveries join outgoing_events on id = event_id where type = 'webhook.deactivated'`;

  it('is deactivated once, with what waits for it', async () => {
    await Promise.all([deactivate(), deactivate(), deactivate()]);
    expect(await unitOfWork.repositories.webhooks.find(organizationId, id)).toMatchObject({
      deactivatedAt: new Date(clock.nowMs()),
      deactivationReason: 'failing',
    });
    const ended = await database.sql`
      select webhook_id, failure from outgoing_deliveries where ended_at is not null`;
    expect(ended.map((row) => ({ ...row }))).toEqual([{ webhook_id: id, failure: 'webhook_deactivated' }]);
    expect(logger.of('webhook.deactivated')).toEqual([{ webhookId: id, reason: 'failing' }]);
  });

  it('is in the audit log, in a mail to the admins, and in an event for other webhooks', async () => {
    await Promise.all([deactivate(), deactivate()]);
    const { items } = await unitOfWork.repositories.audit.list(
      organizationId,
      {},
      { limit: 10, after: null },
    );
    expect(items).toMatchObject([
      { action: 'webhook.deactivate', actor: { kind: 'system' }, target: { kind: 'webhook', id } },
    ]);
    const told = await toldOf();
    expect(told.map(({ mailed, webhook_id, reason }) => [mailed, webhook_id, reason])).toEqual(
      expect.arrayContaining([
        [true, null, 'failing'],
        [false, other, 'failing'],
      ]),
    );
    expect(told).toHaveLength(2);
  });

  it('is in the lists of the admins, and of nobody else', async () => {
    await Promise.all([deactivate(), deactivate()]);
    const told = await database.sql`
      select user_id, kind, subject_kind, subject_id, organization_id from notifications`;
    expect(told.map((row) => ({ ...row }))).toEqual([
      {
        ...{ user_id: adminId, kind: 'webhook.deactivate', organization_id: organizationId },
        ...{ subject_kind: 'webhook', subject_id: id },
      },
    ]);
  });

  it('stays active when it has answered meanwhile', async () => {
    await database.sql`update webhooks set failing_since = null`;
    await deactivate();
    expect(await unitOfWork.repositories.webhooks.find(organizationId, id)).toMatchObject({
      deactivatedAt: null,
    });
    expect(await toldOf()).toHaveLength(0);
  });
});
