import type { OrganizationId, SecretCipher, UserId } from '@weir/domain/kernel';
import {
  type DeliveryOutcome,
  type EventMail,
  type EventRecipients,
  EventSender,
  newEvent,
  ownerOfSecret,
  purgeOldEvents,
  type WebhookCall,
  type WebhookFailure,
  type WebhookId,
  type WebhookRecipient,
} from '@weir/domain/outbox';
import { noopTelemetry } from '@weir/domain/telemetry';
import { aFreshId, FakeClock, RecordingLogger, seededRandomBytes } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { plainCipher } from '../../testing/plain-cipher.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresUnitOfWork } from '../management/unit-of-work.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DELIVERED: DeliveryOutcome & { failure: null } = { failure: null, responseStatus: 200 };
const rejected = (failure: WebhookFailure, responseStatus: number | null = 500) => ({
  failure,
  responseStatus,
});

const cipher: SecretCipher = plainCipher;

describe('EventSender', () => {
  let database: OpenTestDatabase;
  let clock: FakeClock;
  let logger: RecordingLogger;
  let unitOfWork: PostgresUnitOfWork;
  let organizationId: OrganizationId;
  let calls: WebhookCall[];
  let mails: EventMail[];
  let delivered: string[];
  let failed: { id: WebhookId; reason: string }[];
  let answer: (call: WebhookCall) => Promise<DeliveryOutcome & { failure: WebhookFailure | null }>;
  const randomBytes = seededRandomBytes(1);
  beforeEach(async () => {
    database = await openTestDatabase();
    clock = new FakeClock();
    logger = new RecordingLogger();
    unitOfWork = new PostgresUnitOfWork(database);
    ({ organizationId } = await seedOrganization(database));
    [calls, mails, delivered, failed] = [[], [], [], []];
    answer = async () => DELIVERED;
  });
  afterEach(() => database.discard());

  const now = () => new Date(clock.nowMs());
  const aSender = ({ mailed = true } = {}) =>
    new EventSender({
      queue: unitOfWork.repositories.outbox,
      webhookFailed: async ({ webhookId }: WebhookRecipient, _, reason) =>
        void failed.push({ id: webhookId, reason }),
      webhooks: {
        call(call) {
          calls.push(call);
          return answer(call);
        },
      },
      signatures: { newSecret: () => '', sign: (secret, content) => `${secret}(${content.length})` },
      mailer: mailed
        ? {
            async sendEvent(mail) {
              mails.push(mail);
              return null;
            },
          }
        : null,
      cipher,
      clock,
      randomBytes,
      logger,
      telemetry: {
        ...noopTelemetry,
        delivered: (channel, outcome) => void delivered.push(`${channel} ${outcome}`),
      },
    });

  const addWebhook = async (
    types: readonly string[],
    over: { deactivated?: boolean; organization?: string } = {},
  ) => {
    const id = aFreshId<'webhook'>();
    const of = (over.organization ?? organizationId) as OrganizationId;
    const sealed = Buffer.from(cipher.encrypt(`secret-of-${id}`, 'webhook-secret', ownerOfSecret(of, id)));
    await database.sql`
      insert into webhooks (id, organization_id, name, url, event_types, secret_encrypted, created_at, deactivated_at,
        deactivation_reason)
      values (${id}, ${of}, ${id}, ${`https://receiver.example/${id}`}, ${types as string[]}, ${sealed}, ${now()},
        ${over.deactivated ? now() : null}, ${over.deactivated ? 'requested' : null})`;
    return id;
  };
  const addUser = async (
    role: string | null,
    over: { platformRole?: string; verified?: boolean; organization?: string } = {},
  ): Promise<UserId> => {
    const id = aFreshId<'user'>();
    await database.sql`
      insert into users (id, display_name, email, email_verified, platform_role, created_at)
      values (${id}, 'Ada', ${`${id}@example.com`}, ${over.verified ?? true}, ${over.platformRole ?? 'user'}, ${now()})`;
    if (role !== null) {
      await database.sql`
        insert into organization_members (organization_id, user_id, role, created_at)
        values (${over.organization ?? organizationId}, ${id}, ${role}, ${now()})`;
    }
    return id;
  };
  const add = async (recipients: EventRecipients = {}) => {
    const data = { webhook_id: 'w', reason: 'gone', failing_since: null } as const;
    const event = newEvent(organizationId, { type: 'webhook.deactivated', data }, recipients, {
      clock,
      randomBytes,
    });
    await unitOfWork.transaction(({ outbox }) => outbox.add([event]));
    return event;
  };
  const toldTo = () => mails.map(({ to }) => to.replace('@example.com', '')).sort();

  it('tells an event to the active webhooks of its organization that subscribe to its type, once, and signed', async () => {
    const subscribed = await addWebhook(['alert.fired', 'webhook.deactivated']);
    await addWebhook(['alert.fired']);
    await addWebhook(['webhook.deactivated'], { deactivated: true });
    const elsewhere = await seedOrganization(database);
    await addWebhook(['webhook.deactivated'], { organization: elsewhere.organizationId });
    const { id } = await add();
    clock.advance(3_000);
    await aSender().send();
    await aSender().send();
    const body = `{"type":"webhook.deactivated","timestamp":"${new Date(clock.nowMs() - 3_000).toISOString()}","data":{"organization_id":"${organizationId}","reason":"gone","webhook_id":"w","failing_since":null}}`;
    const timestamp = `${Math.floor(clock.nowMs() / 1_000)}`;
    expect(calls).toEqual([
      {
        url: `https://receiver.example/${subscribed}`,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Weir-Webhooks/1',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,secret-of-${subscribed}(${`${id}.${timestamp}.${body}`.length})`,
        },
        body,
      },
    ]);
    expect(delivered).toEqual(['webhook delivered']);
  });

  it('signs with the secret of before as well, until that expires', async () => {
    const id = await addWebhook(['webhook.deactivated']);
    await database.sql`
      update webhooks set previous_secret_encrypted = secret_encrypted,
        previous_secret_expires_at = ${new Date(clock.nowMs() + HOUR_MS)}`;
    await add();
    await aSender().send();
    clock.advance(HOUR_MS);
    await add();
    await aSender().send();
    const [both, one] = calls.map(({ headers }) => headers['webhook-signature']!.split(' '));
    expect(both).toHaveLength(2);
    expect(one).toEqual([expect.stringMatching(new RegExp(`^v1,secret-of-${id}\\(`))]);
  });

  it('mails to owners and admins, or to admins of the platform, or to those who are named and may know', async () => {
    const [owner, admin, member] = [await addUser('owner'), await addUser('admin'), await addUser('member')];
    const platformAdmin = await addUser(null, { platformRole: 'admin' });
    await addUser(null, { platformRole: 'admin_readonly' });
    const elsewhere = await seedOrganization(database);
    const stranger = await addUser('owner', { organization: elsewhere.organizationId });
    await add({ organizationAdmins: true });
    await aSender().send();
    expect(toldTo()).toEqual([owner, admin].sort());
    mails = [];
    await add({ platformAdmins: true, users: [member, platformAdmin, stranger] });
    await aSender().send();
    expect(toldTo()).toEqual([member, platformAdmin].sort());
    expect(mails[0]).toMatchObject({ organizationName: 'Meadow', type: 'webhook.deactivated' });
  });

  it('mails nothing to somebody who left, or whose address is not verified, meanwhile', async () => {
    const [left, unverified] = [await addUser('admin'), await addUser('admin', { verified: false })];
    await add({ organizationAdmins: true });
    await database.sql`delete from organization_members where user_id = ${left}`;
    await aSender().send();
    expect(mails).toEqual([]);
    expect(delivered).toEqual(['mail given_up', 'mail given_up']);
    expect(logger.of('outbox.given_up').map(({ errorCode }) => errorCode)).toEqual([
      'no_address',
      'no_address',
    ]);
    expect(JSON.stringify(logger.entries)).not.toContain(unverified);
  });

  it('queues many events at once, each for its own recipients', async () => {
    const [mine, owner] = [await addWebhook(['webhook.test']), await addUser('owner')];
    const elsewhere = await seedOrganization(database);
    const stranger = await addUser('owner', { organization: elsewhere.organizationId });
    await addWebhook(['webhook.deactivated'], { organization: elsewhere.organizationId });
    const data = { webhook_id: 'w', reason: 'gone', failing_since: null } as const;
    const event = { type: 'webhook.deactivated', data } as const;
    const ports = { clock, randomBytes };
    await unitOfWork.repositories.outbox.add([
      newEvent(organizationId, event, { webhooks: [mine], users: [owner, stranger] }, ports),
      newEvent(elsewhere.organizationId, event, { organizationAdmins: true }, ports),
      newEvent(organizationId, event, {}, ports),
    ]);
    const deliveries = await database.sql<{ own: boolean; webhooks: number; mails: number }[]>`
      select organization_id = ${organizationId} as own, count(webhook_id)::int as webhooks, count(user_id)::int as mails
      from outgoing_events join outgoing_deliveries on event_id = id group by 1 order by 1`;
    expect(deliveries.map((row) => ({ ...row }))).toEqual([
      { own: false, webhooks: 1, mails: 1 },
      { own: true, webhooks: 1, mails: 1 },
    ]);
    expect(await database.sql`select from outgoing_events`).toHaveLength(2);
  });

  it('says so where no mail is sent, and tells the webhooks', async () => {
    await addUser('owner');
    await addWebhook(['webhook.deactivated']);
    await add({ organizationAdmins: true });
    await aSender({ mailed: false }).send();
    expect(delivered.sort()).toEqual(['mail given_up', 'webhook delivered']);
  });

  it('keeps nothing of an event that nobody is told', async () => {
    await add({ organizationAdmins: true });
    expect(await database.sql`select from outgoing_events`).toHaveLength(0);
  });

  it('tells nothing of a transaction that is rolled back', async () => {
    await addWebhook(['webhook.deactivated']);
    const data = { webhook_id: 'w', reason: 'gone', failing_since: null } as const;
    const event = newEvent(organizationId, { type: 'webhook.deactivated', data }, {}, { clock, randomBytes });
    const write = unitOfWork.transaction(async ({ outbox }) => {
      await outbox.add([event]);
      throw new Error('rolled back');
    });
    await expect(write).rejects.toThrow();
    await aSender().send();
    expect(calls).toEqual([]);
  });

  it('tells each event by one of several replicas, whatever one of the webhooks does', async () => {
    const [dead, alive] = [
      await addWebhook(['webhook.deactivated']),
      await addWebhook(['webhook.deactivated']),
    ];
    answer = async ({ url }) => (url.endsWith(dead) ? rejected('timed_out', null) : DELIVERED);
    for (let number = 0; number < 30; number++) await add();
    const senders = [aSender(), aSender(), aSender()];
    await expect
      .poll(async () => {
        await Promise.all(senders.map((sender) => sender.send()));
        return calls.filter(({ url }) => url.endsWith(alive)).length;
      })
      .toBe(30);
    const ids = calls.filter(({ url }) => url.endsWith(alive)).map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(30);
  });

  it('takes few of one webhook at a time, so that others get their turn', async () => {
    await addWebhook(['webhook.deactivated']);
    for (let number = 0; number < 20; number++) await add();
    await addUser('owner');
    await add({ webhooks: [], organizationAdmins: true });
    const taken = await unitOfWork.repositories.outbox.takeDue(
      now(),
      new Date(clock.nowMs() + MINUTE_MS),
      10,
    );
    expect(taken.map(({ recipient }) => recipient.kind).sort()).toEqual(['mail', 'webhook', 'webhook']);
  });

  it('lets webhooks that fail hold up nobody, however many they are and however much waits for them', async () => {
    const dead = await addWebhook(['webhook.deactivated']);
    await database.sql`
      with events as (
        insert into outgoing_events (id, organization_id, type, data, occurred_at)
        select gen_random_uuid(), ${organizationId}, 'webhook.test', '{}', ${now()} from generate_series(1, 1100)
        returning id
      )
      insert into outgoing_deliveries (event_id, webhook_id, created_at, due_at)
      select id, ${dead}, ${now()}, ${now()} from events`;
    for (let number = 0; number < 8; number++) await addWebhook(['webhook.deactivated']);
    await add();
    await add();
    await database.sql`update webhooks set failing_since = ${now()}`;
    clock.advance(MINUTE_MS);
    const alive = await addWebhook(['webhook.deactivated']);
    await addUser('owner');
    await add({ webhooks: [alive], organizationAdmins: true });
    const { outbox } = unitOfWork.repositories;
    const taken = await outbox.takeDue(now(), new Date(clock.nowMs() + MINUTE_MS), 10);
    expect(taken).toHaveLength(10);
    expect(taken.map(({ recipient }) => ('webhookId' in recipient ? recipient.webhookId : 'mail'))).toEqual(
      expect.arrayContaining([alive, 'mail']),
    );
  });

  it('tries a webhook again under the same id at growing intervals, and says when it failed for a day', async () => {
    const id = await addWebhook(['webhook.deactivated']);
    answer = async () => rejected('rejected');
    await add();
    const sender = aSender();
    const triedAtS: number[] = [];
    for (let step = 0; step < 40 && failed.length === 0; step++) {
      const before = calls.length;
      await sender.send();
      if (calls.length > before)
        triedAtS.push((clock.nowMs() - Date.parse(JSON.parse(calls[0]!.body).timestamp)) / 1_000);
      const [row] = await database.sql<{ due_at: Date }[]>`select due_at from outgoing_deliveries`;
      clock.advance(row!.due_at.getTime() - clock.nowMs());
    }
    expect(failed).toEqual([{ id, reason: 'failing' }]);
    const gaps = triedAtS.slice(1).map((at, index) => at - triedAtS[index]!);
    for (const [index, wanted] of [5, 20, 80, 320, 1_280, 5_120, 7_200, 7_200].entries()) {
      expect(gaps[index]! / wanted).toBeGreaterThanOrEqual(0.8);
      expect(gaps[index]! / wanted).toBeLessThanOrEqual(1.2);
    }
    expect(triedAtS.at(-1)).toBeGreaterThanOrEqual(24 * 3_600);
    expect(triedAtS.at(-2)).toBeLessThan(24 * 3_600 + 10);
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(calls.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(calls.length);
  });

  it('deactivates no webhook that answered in between', async () => {
    await addWebhook(['webhook.deactivated']);
    const sender = aSender();
    for (let hour = 0; hour < 30; hour++) {
      answer = async () => (hour % 20 === 19 ? DELIVERED : rejected('rejected'));
      await add();
      await sender.send();
      await database.sql`delete from outgoing_events`;
      clock.advance(HOUR_MS);
    }
    expect(failed).toEqual([]);
    answer = async () => rejected('rejected');
    for (let hour = 0; hour < 16; hour++) {
      await add();
      await sender.send();
      await database.sql`delete from outgoing_events`;
      clock.advance(HOUR_MS);
    }
    expect(failed.length).toBeGreaterThan(0);
  });

  it('deactivates a webhook at once that answers 410', async () => {
    const id = await addWebhook(['webhook.deactivated']);
    answer = async () => rejected('gone', 410);
    await add();
    await aSender().send();
    expect(failed).toEqual([{ id, reason: 'gone' }]);
    expect(delivered).toEqual(['webhook given_up']);
  });

  it('ends what waits for a webhook that was deactivated, and tries a test of it once', async () => {
    const id = await addWebhook(['webhook.deactivated']);
    await add();
    await database.sql`update webhooks set deactivated_at = ${now()}, deactivation_reason = 'requested'`;
    await aSender().send();
    expect(calls).toEqual([]);
    answer = async () => rejected('rejected');
    const test = newEvent(
      organizationId,
      { type: 'webhook.test', data: { webhook_id: id } },
      { webhooks: [id] },
      { clock, randomBytes },
    );
    await unitOfWork.repositories.outbox.add([test]);
    await aSender().send();
    clock.advance(HOUR_MS);
    await aSender().send();
    expect(calls).toHaveLength(1);
    const rows =
      await database.sql`select failure, response_status from outgoing_deliveries order by failure desc`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { failure: 'webhook_deactivated', response_status: null },
      { failure: 'rejected', response_status: 500 },
    ]);
    const [webhook] = await database.sql`select failing_since from webhooks`;
    expect(webhook).toEqual({ failing_since: null });
  });

  it('sends again under the same id when its replica died in between, but not before', async () => {
    await addWebhook(['webhook.deactivated']);
    await add();
    answer = () => new Promise(() => {});
    void aSender().send();
    await expect.poll(() => calls.length).toBe(1);
    answer = async () => DELIVERED;
    clock.advance(MINUTE_MS - 1);
    await aSender().send();
    expect(calls).toHaveLength(1);
    clock.advance(1);
    await aSender().send();
    expect(calls).toHaveLength(2);
    expect(calls[1]!.headers['webhook-id']).toBe(calls[0]!.headers['webhook-id']);
  });

  it('calls nobody with a secret that it cannot read', async () => {
    await addWebhook(['webhook.deactivated']);
    await database.sql`update webhooks set secret_encrypted = 'garbled'`;
    await add();
    await aSender().send();
    expect(calls).toEqual([]);
    expect(logger.of('outbox.delivery_failed')).toMatchObject([{ errorCode: 'secret_unreadable' }]);
  });

  it('forgets events after a week, but none that is still to be told', async () => {
    await addWebhook(['webhook.deactivated']);
    await add();
    await aSender().send();
    answer = async () => rejected('unreachable', null);
    await add();
    await aSender().send();
    clock.advance(7 * 24 * HOUR_MS + 1);
    expect(await purgeOldEvents({ unitOfWork, clock, randomBytes })).toBe(1);
    expect(await database.sql`select from outgoing_deliveries where ended_at is null`).toHaveLength(1);
  });
});
