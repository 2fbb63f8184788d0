import { SystemClock, type UserId } from '@weir/domain/kernel';
import { DailyUsageCache } from '@weir/domain/usage-analytics';
import { aUsageRecord } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresDailyUsageStore } from './daily-usage-store.ts';
import { foldUsageTotals } from './fold-usage-totals.ts';
import { rebuildUsage } from './rebuild-usage.ts';
import { PostgresUsageAnalyticsRepository } from './usage-analytics-repository.ts';
import { PostgresUsageStore } from './usage-store.ts';

const DAY_MS = 86_400_000;
const NOW = Date.now();
const dateOf = (daysAgo: number) => new Date(NOW - daysAgo * DAY_MS).toISOString().slice(0, 10);
/** Two days ago is over, and added up to totals. */
const OVER = dateOf(2);
const noonOf = (date: string) => new Date(`${date}T12:00:00Z`);
const rangeOf = (date: string) => ({ since: new Date(date), until: new Date(Date.parse(date) + DAY_MS) });
const TTL_MS = 3_600_000;
const settings = {
  todayTtlMs: TTL_MS,
  cacheKeptDays: 30,
  cacheLockWaitMs: 20_000,
  cacheBuildMs: 20_000,
  cacheRebuildDays: 100,
};
const BUILD = { todayTtlMs: TTL_MS, lockWaitMs: 50, notBefore: null };

describe('PostgresDailyUsageStore', () => {
  let database: OpenTestDatabase;
  let store: PostgresDailyUsageStore;
  const records = new Map([
    [OVER, aUsageRecord({ startedAt: noonOf(OVER), model: 'meadow' })],
    [dateOf(0), aUsageRecord({ startedAt: new Date(NOW), model: 'meadow' })],
  ]);
  const late = (model: string) =>
    new PostgresUsageStore(database).insert([
      aUsageRecord({
        requestId: crypto.randomUUID() as never,
        userId: crypto.randomUUID() as UserId,
        startedAt: noonOf(OVER),
        model,
        ending: 'timed_out',
      }),
    ]);
  const stateOf = async (day: string) => (await store.days(day, day, TTL_MS))[0]!;
  const usersOf = async (date: string) => {
    const selection = { reach: {}, filter: {}, ...rangeOf(date) };
    const analytics = new PostgresUsageAnalyticsRepository(database.kysely);
    return (await analytics.options(selection, {}, 100)).userIds.length;
  };
  beforeAll(async () => {
    database = await openTestDatabase();
    store = new PostgresDailyUsageStore(database);
    await database.sql`select ensure_usage_partitions(${new Date(NOW - 3 * DAY_MS)})`;
    await new PostgresUsageStore(database).insert([...records.values()]);
    await foldUsageTotals(database);
  });
  afterAll(() => database.discard());

  it('is read by one of many who ask at once, in two gateways; the others wait for it', async () => {
    const clock = new SystemClock();
    const gateways = [0, 1].map(
      () => new DailyUsageCache({ store: new PostgresDailyUsageStore(database), clock, settings }),
    );
    const asked = await Promise.all(
      Array.from({ length: 50 }, (_, n) => gateways[n % 2]!.prepare(rangeOf(OVER))),
    );
    expect(asked.every(({ missingDays }) => missingDays === 0)).toBe(true);
    const { rebuilds, misses, hits, locksAcquired, locksMissed } = await store.counts();
    expect(rebuilds).toBe(1);
    expect(hits + misses).toBe(50);
    expect(locksAcquired + locksMissed).toBe(misses);
    expect(await stateOf(OVER)).toMatchObject({ isComplete: true, isFresh: true });
  });

  it('is never read again when it is complete, until something comes late for it', async () => {
    expect(await store.build(OVER, BUILD)).toEqual({ lock: 'acquired', built: false, isFresh: true });
    const before = await usersOf(OVER);
    await late('meadow');
    expect(await stateOf(OVER)).toMatchObject({ isFresh: false });
    expect(await store.build(OVER, BUILD)).toMatchObject({ built: true, isFresh: true });
    expect(await usersOf(OVER)).toBe(before + 1);
    const failures = await new PostgresUsageAnalyticsRepository(database.kysely).failures({
      reach: {},
      filter: {},
      ...rangeOf(OVER),
    });
    expect(failures).toEqual([{ ending: 'timed_out', errorCode: null, requests: 1 }]);
    await database.sql`delete from usage_records where ending = 'timed_out'`;
  });

  it('notices what comes while it is read', async () => {
    // The next read of the day stands still before it stores what it has seen.
    const lock = await database.sql.reserve();
    await lock`begin`;
    await lock`lock table daily_usage_days in exclusive mode`;
    const building = store.build(OVER, { ...BUILD, notBefore: new Date() });
    await expect
      .poll(() => database.sql`select from pg_locks where not granted`.then((rows) => rows.length), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    await late('brook');
    await lock`commit`;
    lock.release();
    await building;
    expect(await stateOf(OVER)).toMatchObject({ isFresh: false });
    await store.build(OVER, BUILD);
    expect(await stateOf(OVER)).toMatchObject({ isFresh: true });
  });

  it('is old after its time when its day is not over, and fresh without usage when it is', async () => {
    const today = dateOf(0);
    expect(await stateOf(today)).toMatchObject({ builtAt: null, isFresh: false, isComplete: false });
    await store.build(today, BUILD);
    expect(await stateOf(today)).toMatchObject({ isFresh: true, isComplete: false });
    await database.sql`update daily_usage_days set built_at = built_at - interval '2 hours' where day = ${today}`;
    expect(await stateOf(today)).toMatchObject({ isFresh: false });
    expect(await stateOf(dateOf(20))).toMatchObject({ builtAt: null, isFresh: true, isComplete: true });
  });

  it('waits a limited time for whoever reads the day, and says so', async () => {
    const lock = await database.sql.reserve();
    await lock`select pg_advisory_lock(hashtext('weir.daily_usage'), ${dateOf(0)}::date - '2000-01-01'::date)`;
    expect(await store.build(dateOf(0), BUILD)).toEqual({ lock: 'missed', built: false, isFresh: false });
    await lock`select pg_advisory_unlock_all()`;
    lock.release();
  });

  it('is read again where sums are made anew', async () => {
    await store.build(OVER, BUILD);
    expect(await stateOf(OVER)).toMatchObject({ isFresh: true });
    await rebuildUsage(database, noonOf(OVER));
    expect(await stateOf(OVER)).toMatchObject({ isFresh: false });
  });

  it('keeps what ended requests when their records are dropped', async () => {
    await store.build(OVER, BUILD);
    await database.sql`update daily_usage_days set has_failures = false where day = ${OVER}`;
    const analytics = new PostgresUsageAnalyticsRepository(database.kysely);
    expect(await analytics.failures({ reach: {}, filter: {}, ...rangeOf(OVER) })).toBeNull();
  });

  it('forgets days that are older than it keeps them', async () => {
    const clock = new SystemClock();
    const cache = new DailyUsageCache({ store, clock, settings });
    await store.build(dateOf(40), { ...BUILD, notBefore: new Date() });
    expect(await cache.prune()).toBe(1);
    expect((await stateOf(dateOf(40))).builtAt).toBeNull();
    expect((await stateOf(OVER)).builtAt).not.toBeNull();
  });
});
