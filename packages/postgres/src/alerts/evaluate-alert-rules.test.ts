import { type AlertRule, evaluateAlertRules } from '@weir/domain/alerts';
import type { OrganizationId } from '@weir/domain/kernel';
import type { EventData } from '@weir/domain/outbox';
import { noopTelemetry } from '@weir/domain/telemetry';
import { aFreshId, aUsageRecord, FakeClock, seededRandomBytes } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresUnitOfWork } from '../management/unit-of-work.ts';
import { PostgresUsageStore } from '../usage/usage-store.ts';

type Told = EventData['alert.fired'];
const MINUTE_MS = 60_000;
/** Twenty minutes past a quarter of an hour, in a month that has a partition. */
const START_MS = Math.floor(Date.now() / (15 * MINUTE_MS)) * 15 * MINUTE_MS + 5 * MINUTE_MS;

describe('alert rules', () => {
  let database: OpenTestDatabase;
  let unitOfWork: PostgresUnitOfWork;
  let clock: FakeClock;
  let organizationId: OrganizationId;
  let counted: string[];
  const randomBytes = seededRandomBytes(1);
  beforeEach(async () => {
    database = await openTestDatabase();
    unitOfWork = new PostgresUnitOfWork(database);
    clock = new FakeClock(START_MS);
    counted = [];
    ({ organizationId } = await seedOrganization(database));
    const userId = aFreshId();
    await database.sql`
      insert into users (id, display_name, email, email_verified, created_at)
      values (${userId}, 'Ada', 'ada@example.com', true, now())`;
    await database.sql`
      insert into organization_members (organization_id, user_id, role, created_at)
      values (${organizationId}, ${userId}, 'owner', now())`;
  });
  afterEach(() => database.discard());

  const addRule = async (over: Partial<AlertRule>) => {
    const rule: AlertRule = {
      id: aFreshId<'alert-rule'>(),
      organizationId,
      name: `Rule ${aFreshId()}`,
      metric: 'spend_nano_usd',
      window: '15m',
      model: null,
      threshold: 1_000n,
      minRequests: 1,
      createdBy: null,
      createdAt: new Date(clock.nowMs()),
      deactivatedAt: null,
      firedAt: null,
      lastValue: null,
      ...over,
    };
    await unitOfWork.repositories.alertRules.insert(rule);
    return rule.id;
  };
  const record = (over: Parameters<typeof aUsageRecord>[0], count = 1) =>
    new PostgresUsageStore(database).insert(
      Array.from({ length: count }, () =>
        aUsageRecord({
          requestId: aFreshId<'request'>(),
          organizationId,
          startedAt: new Date(clock.nowMs()),
          costNanoUsd: 0n,
          ...over,
        }),
      ),
    );
  const evaluate = async () => {
    await database.sql`update background_jobs set ran_at = 'epoch' where name = 'alert_rules'`;
    return evaluateNow();
  };
  const evaluateNow = () =>
    evaluateAlertRules({
      unitOfWork,
      clock,
      randomBytes,
      telemetry: { ...noopTelemetry, alertChanged: (metric, to) => void counted.push(`${metric} ${to}`) },
    });
  const told = async () => {
    const rows = await database.sql<{ type: string; data: Told }[]>`
      select type, data from outgoing_events order by id`;
    await database.sql`delete from outgoing_events`;
    return rows.map(({ type, data }) => ({ type, ...data }));
  };
  const minutesPass = (minutes: number) => clock.advance(minutes * MINUTE_MS);

  it('fire once at the threshold, stay so near it, and resolve once a tenth below it', async () => {
    const id = await addRule({ metric: 'spend_nano_usd', threshold: 1_000n });
    await record({ costNanoUsd: 999n });
    expect(await evaluate()).toBe(0);
    await record({ costNanoUsd: 1n });
    expect(await evaluate()).toBe(1);
    expect(await evaluate()).toBe(0);
    expect(await database.sql`select from outgoing_deliveries where user_id is not null`).toHaveLength(1);
    const firedAt = new Date(clock.nowMs()).toISOString();
    expect(await told()).toEqual([
      expect.objectContaining({
        ...{ type: 'alert.fired', alert_rule_id: id, metric: 'spend_nano_usd', window: '15m', model: null },
        ...{ threshold: '1000', value: '1000', requests: 2, fired_at: firedAt },
      }),
    ]);
    expect(await unitOfWork.repositories.alertRules.find(organizationId, id)).toMatchObject({
      firedAt: new Date(clock.nowMs()),
      lastValue: 1_000n,
    });
    minutesPass(15);
    await record({ costNanoUsd: 900n });
    minutesPass(15);
    expect(await evaluate()).toBe(0);
    minutesPass(15);
    expect(await evaluate()).toBe(1);
    expect(await told()).toMatchObject([
      { type: 'alert.resolved', value: null, requests: 0, fired_at: firedAt },
    ]);
    expect(counted).toEqual(['spend_nano_usd fired', 'spend_nano_usd resolved']);
  });

  it('measure the part of requests that failed, from so many requests on', async () => {
    await addRule({ metric: 'error_percent', threshold: 10n, minRequests: 20 });
    await record({ ending: 'upstream_failed' }, 2);
    await record({}, 17);
    expect(await evaluate()).toBe(0);
    await record({ ending: 'client_disconnected' });
    expect(await evaluate()).toBe(1);
    expect(await told()).toMatchObject([{ type: 'alert.fired', value: '10', requests: 20 }]);
    await record({}, 30);
    expect(await evaluate()).toBe(1);
    expect(await told()).toMatchObject([{ type: 'alert.resolved', value: '4' }]);
  });

  it('measure the 95th percentile of latencies, of one model where they name it', async () => {
    await addRule({ metric: 'ttft_p95_ms', threshold: 2_000n, model: 'slow', minRequests: 5 });
    await addRule({ metric: 'duration_p95_ms', threshold: 20_000n, model: 'fast' });
    await record({ model: 'slow', ttftUs: 2_400_000, durationUs: 30_000_000 }, 5);
    await record({ model: 'fast', ttftUs: 5_000, durationUs: 9_000 }, 50);
    expect(await evaluate()).toBe(1);
    const [event] = await told();
    expect(event).toMatchObject({ type: 'alert.fired', metric: 'ttft_p95_ms', model: 'slow', requests: 5 });
    expect(Number(event!.value)).toBeGreaterThanOrEqual(2_000);
    expect(Number(event!.value)).toBeLessThanOrEqual(2_500);
  });

  it('look back as far as their window, in whole quarters of an hour', async () => {
    await addRule({ window: '15m', threshold: 100n, name: 'Quarter' });
    await addRule({ window: '1h', threshold: 100n, name: 'Hour' });
    await addRule({ window: '1d', threshold: 100n, name: 'Day' });
    await record({ costNanoUsd: 100n });
    minutesPass(30);
    await evaluate();
    expect((await told()).map(({ name }) => name).toSorted()).toEqual(['Day', 'Hour']);
    minutesPass(45);
    await evaluate();
    expect(await told()).toMatchObject([{ type: 'alert.resolved', name: 'Hour' }]);
    minutesPass(24 * 60);
    await evaluate();
    expect(await told()).toMatchObject([{ type: 'alert.resolved', name: 'Day' }]);
  });

  it('see nothing of another organization, and rest while they are inactive or theirs is deleted', async () => {
    const elsewhere = await seedOrganization(database);
    await addRule({ threshold: 1n, organizationId: elsewhere.organizationId });
    await addRule({ threshold: 1n, deactivatedAt: new Date(clock.nowMs()) });
    await record({ costNanoUsd: 100n });
    expect(await evaluate()).toBe(0);
    await addRule({ threshold: 1n });
    await database.sql`update organizations set deleted_at = now() where id = ${organizationId}`;
    expect(await evaluate()).toBe(0);
  });

  it('are evaluated by one of many replicas, about once a minute', async () => {
    await addRule({ threshold: 1n });
    await record({ costNanoUsd: 100n });
    await database.sql`update background_jobs set ran_at = 'epoch'`;
    const counts = await Promise.all([evaluateNow(), evaluateNow(), evaluateNow()]);
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    await database.sql`update background_jobs set ran_at = now() - interval '50 seconds'`;
    await addRule({ threshold: 1n });
    expect(await evaluateNow()).toBe(0);
    await database.sql`update background_jobs set ran_at = now() - interval '60 seconds'`;
    expect(await evaluateNow()).toBe(1);
  });

  it('are all evaluated where there are more than are read at once', async () => {
    for (let number = 0; number < 120; number++) await addRule({ threshold: 1n });
    await record({ costNanoUsd: 100n });
    expect(await evaluate()).toBe(120);
  });
});
