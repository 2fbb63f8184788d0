import { tellReachedThresholds } from '@weir/domain/alerts';
import type { OrganizationId } from '@weir/domain/kernel';
import type { EventData } from '@weir/domain/outbox';
import { noopTelemetry } from '@weir/domain/telemetry';
import { aFreshId, FakeClock, seededRandomBytes } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresUnitOfWork } from '../management/unit-of-work.ts';

type Told = EventData['limit.threshold_reached'];

describe('thresholds of limits', () => {
  let database: OpenTestDatabase;
  let unitOfWork: PostgresUnitOfWork;
  let organizationId: OrganizationId;
  let counted: string[];
  const randomBytes = seededRandomBytes(1);
  beforeEach(async () => {
    database = await openTestDatabase();
    unitOfWork = new PostgresUnitOfWork(database);
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

  const addLimit = async ({
    kind = 'budget',
    period = 'month',
    amount = 1_000,
    thresholds = [50, 80, 100],
    hard = true,
  } = {}) => {
    const id = aFreshId<'limit'>();
    const anchor = period.endsWith('d') ? new Date() : new Date('2026-01-01');
    await database.sql`
      insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, hard, thresholds, created_at,
        updated_at)
      values (${id}, ${organizationId}, 'organization', ${organizationId}, ${kind}, ${period}, ${anchor}, ${amount}, ${hard},
        ${thresholds}, now() - interval '1 day', now() - interval '1 day')`;
    return id;
  };
  /** What was used in the period of now. */
  const use = async (period: string, { spent = 0, requests = 0, tokens = 0 }) => {
    await database.sql`
      insert into limit_counters as counter (organization_id, scope, scope_id, period, period_start, spent_nano_usd, requests,
        tokens, updated_at)
      select ${organizationId}, 'organization', ${organizationId}, ${period}, starts_at, ${spent}, ${requests}, ${tokens}, now()
      from limit_period(${period}, current_date, 'UTC', now())
      on conflict on constraint limit_counters_key do update set spent_nano_usd = excluded.spent_nano_usd,
        requests = excluded.requests, tokens = excluded.tokens, updated_at = now()`;
  };
  const look = async () => {
    await database.sql`update background_jobs set ran_at = now() - interval '15 seconds' where name = 'limit_thresholds'`;
    return lookNow();
  };
  const lookNow = () =>
    tellReachedThresholds({
      unitOfWork,
      clock: new FakeClock(Date.now()),
      randomBytes,
      telemetry: { ...noopTelemetry, thresholdReached: (kind) => void counted.push(kind) },
    });
  const told = async (): Promise<Told[]> => {
    const rows = await database.sql<{ data: Told }[]>`select data from outgoing_events order by id`;
    await database.sql`delete from outgoing_events`;
    return rows.map(({ data }) => data);
  };

  it('are told once each, to the admins by mail, and counted', async () => {
    const id = await addLimit();
    await use('month', { spent: 499 });
    await look();
    expect(await told()).toEqual([]);
    await use('month', { spent: 500 });
    await look();
    expect(await database.sql`select from outgoing_deliveries where user_id is not null`).toHaveLength(1);
    const [first] = await told();
    expect(first).toEqual({
      ...{ limit_id: id, scope: 'organization', scope_id: organizationId, model_id: null, kind: 'budget' },
      ...{ period: 'month', threshold_percent: 50, amount: '1000', used: '500', hard: true },
      period_start: expect.stringMatching(/-01T00:00:00.000Z$/),
      resets_at: expect.stringMatching(/-01T00:00:00.000Z$/),
    });
    await use('month', { spent: 600 });
    await look();
    expect(await told()).toEqual([]);
    await use('month', { spent: 850 });
    await look();
    expect((await told()).map((event) => event.threshold_percent)).toEqual([80]);
    expect(counted).toEqual(['budget', 'budget']);
  });

  it('are told as the highest, where one request reaches several', async () => {
    await addLimit();
    await use('month', { spent: 1_200 });
    await look();
    expect((await told()).map((event) => [event.threshold_percent, event.used])).toEqual([[100, '1200']]);
    await look();
    expect(await told()).toEqual([]);
  });

  it('count money, requests or tokens, and soft limits as well', async () => {
    await addLimit({ kind: 'request_quota', period: 'day', amount: 10, thresholds: [90], hard: false });
    await addLimit({ kind: 'token_quota', period: 'day', amount: 10, thresholds: [90] });
    await addLimit({ kind: 'budget', period: 'day', amount: 10, thresholds: [90] });
    await use('day', { requests: 9, tokens: 8, spent: 3 });
    await look();
    expect((await told()).map(({ kind, hard }) => [kind, hard])).toEqual([['request_quota', false]]);
  });

  it('have no start and no end where the period is total', async () => {
    await addLimit({ kind: 'credit', period: 'total', thresholds: [100] });
    await use('total', { spent: 1_000 });
    await look();
    expect(await told()).toMatchObject([{ kind: 'credit', period_start: null, resets_at: null }]);
  });

  it('are told anew when the amount changes, and not again when it changes back', async () => {
    const id = await addLimit();
    await use('month', { spent: 1_000 });
    await look();
    await told();
    const setAmount = async (amount: number) => {
      await database.sql`update limits set amount = ${amount}, updated_at = now() where id = ${id}`;
      await look();
      return (await told()).map((event) => [event.amount, event.threshold_percent]);
    };
    expect(await setAmount(2_000)).toEqual([['2000', 50]]);
    expect(await setAmount(1_000)).toEqual([]);
    expect(await setAmount(1_240)).toEqual([['1240', 80]]);
  });

  it('are those of a limit that was just made for what is used already', async () => {
    await addLimit({ period: 'year', thresholds: [80] });
    await use('year', { spent: 900 });
    await database.sql`update limit_counters set updated_at = now() - interval '1 hour'`;
    await look();
    expect(await told()).toEqual([]);
    await database.sql`update limits set updated_at = now()`;
    await look();
    expect((await told()).map((event) => event.threshold_percent)).toEqual([80]);
  });

  it('are not told of a period that ended before the last look, of an amount of 0, nor of a deleted organization', async () => {
    await addLimit({ period: 'day', amount: 0 });
    await addLimit({ period: 'month' });
    await use('day', { spent: 5 });
    await use('month', { spent: 1_000 });
    await database.sql`
      update limit_counters set period_start = period_start - interval '2 months' where period = 'month'`;
    await look();
    expect(await told()).toEqual([]);
    await addLimit({ kind: 'request_quota', period: 'day', amount: 1 });
    await use('day', { requests: 5 });
    await database.sql`update organizations set deleted_at = now()`;
    await look();
    expect(await told()).toEqual([]);
  });

  it('are told by one of many replicas, and looked for at most every twelve seconds', async () => {
    await addLimit();
    await use('month', { spent: 500 });
    await database.sql`update background_jobs set ran_at = 'epoch'`;
    const counts = await Promise.all([lookNow(), lookNow(), lookNow(), lookNow()]);
    expect(counts.toSorted()).toEqual([0, 0, 0, 1]);
    await use('month', { spent: 800 });
    expect(await lookNow()).toBe(0);
    expect(await look()).toBe(1);
  });

  it('are all told where there are more than one look takes at once', async () => {
    await database.sql`
      insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
      select gen_random_uuid(), ${organizationId}, 'api_key', gen_random_uuid(), 'budget', 'month', '2026-01-01', 10,
        now() - interval '1 day', now() - interval '1 day'
      from generate_series(1, 400)`;
    await database.sql`
      update limit_counters set spent_nano_usd = 10, updated_at = now() where period_start <= now()`;
    expect(await look()).toBeGreaterThanOrEqual(400);
    const rows = await database.sql<{ count: number }[]>`
      select count(distinct data->>'limit_id')::integer as count from outgoing_events`;
    expect(rows[0]!.count).toBe(400);
  });
});
