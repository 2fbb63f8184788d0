import type { ModelId } from '@weir/domain/kernel';
import { aFreshId, aUsageRecord } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedLimit } from '../../testing/seed-limit.ts';
import { compactUsageRollups } from './compact-usage-rollups.ts';
import { foldUsageTotals } from './fold-usage-totals.ts';
import { rebuildUsage } from './rebuild-usage.ts';
import { reconcileUsage, type UsageDifference } from './reconcile-usage.ts';
import { ADDED_COLUMNS, ROLLUP_COLUMNS } from './usage-rollup-columns.ts';
import { PostgresUsageStore } from './usage-store.ts';
import { TOTALS_KEY, TOTALS_LEVEL_NAMES } from './usage-totals-levels.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date();
const TABLES = {
  usage_totals: `${TOTALS_KEY}, ${ADDED_COLUMNS}`,
  usage_rollups: ROLLUP_COLUMNS,
  limit_counters:
    'organization_id, scope, scope_id, model_id, period, period_start, spent_nano_usd, requests, tokens',
};

describe('reconcileUsage and rebuildUsage', () => {
  let database: OpenTestDatabase;
  let store: PostgresUsageStore;
  const { organizationId, apiKeyId, teamId } = aUsageRecord();
  const modelId = aFreshId<'model'>() satisfies ModelId;
  beforeEach(async () => {
    // Where no hour begins with one of UTC.
    database = await openTestDatabase({ poolSize: 30 }, 'Asia/Kathmandu');
    store = new PostgresUsageStore(database);
    await database.sql`
      insert into organizations (id, name, created_at, time_zone)
      values (${organizationId}, 'Meadow', now(), 'Asia/Kathmandu')`;
    await database.sql`insert into models (id, name, owned_by, created_at) values (${modelId}, 'meadow', 'us', now())`;
    const createdAt = new Date(NOW.getTime() - 30 * HOUR_MS);
    const limit = { organizationId, createdAt };
    await seedLimit(database, { ...limit, period: 'day' });
    await seedLimit(database, { ...limit, period: 'day', kind: 'request_quota' });
    await seedLimit(database, { ...limit, scope: 'api_key', scopeId: apiKeyId, period: 'month', modelId });
    await seedLimit(database, { ...limit, scope: 'team', scopeId: teamId });
    await seedLimit(database, {
      ...limit,
      scope: 'team',
      scopeId: teamId,
      kind: 'parallel_requests',
      period: null,
    });
    await store.insert(records(200));
  });
  afterEach(() => database.discard());

  /** Of the last 30 hours, in all. */
  function records(count: number) {
    return Array.from({ length: count }, (_, index) =>
      aUsageRecord({
        startedAt: new Date(NOW.getTime() - (index % 30) * HOUR_MS),
        apiKeyId: index % 2 === 0 ? apiKeyId : aFreshId(),
        modelId: index % 3 === 0 ? modelId : aUsageRecord().modelId,
        userId: index % 5 === 0 ? null : aUsageRecord().userId,
        costNanoUsd: index % 7 === 0 ? null : BigInt(index),
      }),
    );
  }

  const reconcile = async () => {
    const found: UsageDifference[] = [];
    const result = await reconcileUsage(database, async (difference) => found.push(difference) > 0);
    expect(result.differences).toBe(found.length);
    return { ...result, found };
  };
  const rowsOf = (table: keyof typeof TABLES) =>
    database.sql.unsafe(`select ${TABLES[table]} from ${table} order by ${TABLES[table]}`);

  it('finds nothing where all sums are right', async () => {
    const { found, records: compared, counters } = await reconcile();
    expect(found).toEqual([]);
    expect(compared).toBe(200);
    // Two or three days of the organization, the month of the key, the total of the team.
    expect(counters).toBeGreaterThanOrEqual(4);
  });

  it('finds nothing where quarters have become hours, which are those of UTC', async () => {
    const lastHourMs = Math.floor(NOW.getTime() / HOUR_MS) * HOUR_MS;
    await store.insert([aUsageRecord({ startedAt: new Date(lastHourMs - HOUR_MS / 6) })]);
    expect(await compactUsageRollups(database, new Date(lastHourMs + 70 * 24 * HOUR_MS))).toBeGreaterThan(
      100,
    );
    expect((await reconcile()).found).toEqual([]);
  });

  it('finds what is wrong, missing or too much, each by its key, and a rebuild mends all of it', async () => {
    const before = { rollups: await rowsOf('usage_rollups'), counters: await rowsOf('limit_counters') };
    await database.sql`
      update usage_rollups set requests = requests + 1, cost_nano_usd = cost_nano_usd + 9007199254740993
      where ctid = (select ctid from usage_rollups order by starts_at limit 1)`;
    await database.sql`delete from usage_rollups where ctid = (select ctid from usage_rollups order by starts_at desc limit 1)`;
    await database.sql`
      insert into usage_rollups (${database.sql.unsafe(ROLLUP_COLUMNS)})
      select ${database.sql.unsafe(ROLLUP_COLUMNS.replace('model', "'never used'"))} from usage_rollups limit 1`;
    await database.sql`update limit_counters set tokens = tokens + 1 where scope = 'team'`;
    await database.sql`delete from limit_counters where scope = 'api_key'`;
    const { found } = await reconcile();
    const rollups = found.filter(({ of }) => of === 'rollup');
    expect(rollups).toHaveLength(3);
    const [raised] = rollups.filter(({ columns }) => columns.input_tokens === undefined);
    expect(raised!.columns).toEqual({
      requests: [expect.any(String), expect.any(String)],
      cost_nano_usd: [expect.any(String), expect.any(String)],
    });
    const [expected, actual] = raised!.columns.cost_nano_usd!;
    expect(BigInt(actual) - BigInt(expected)).toBe(9_007_199_254_740_993n);
    expect(rollups.filter(({ key }) => key.model === 'never used')).toHaveLength(1);
    // The rollups are wrong, and with them what the counters are compared with.
    expect(found.filter(({ of, key }) => of === 'counter' && key.scope === 'api_key')).toMatchObject([
      { key: { model_id: modelId, period: 'month' }, columns: { requests: [expect.any(String), '0'] } },
    ]);

    const rebuilt = await rebuildUsage(database, new Date(NOW.getTime() - 48 * HOUR_MS));
    expect(rebuilt.hours).toBeGreaterThanOrEqual(48);
    expect((await reconcile()).found).toEqual([]);
    expect(await rowsOf('usage_rollups')).toEqual(before.rollups);
    expect(await rowsOf('limit_counters')).toEqual(before.counters);
  });

  it('finds totals that are wrong, and makes them anew', async () => {
    await foldUsageTotals(database);
    const before = await rowsOf('usage_totals');
    expect(before.length).toBeGreaterThan(20);
    expect((await reconcile()).found).toEqual([]);
    await database.sql`
      update usage_totals set output_tokens = output_tokens + 5 where ctid = any(array(
        select distinct on (level, minutes) ctid from usage_totals order by level, minutes, starts_at))`;
    const { found } = await reconcile();
    expect(found.map(({ of, key }) => `${of} ${key.level} ${key.minutes}`).toSorted()).toEqual(
      TOTALS_LEVEL_NAMES.flatMap((level) =>
        (level === 'key_models' ? [1440] : [1440, 15, 60]).map((minutes) => `total ${level} ${minutes}`),
      ).toSorted(),
    );
    for (const { columns } of found) {
      expect(columns).toEqual({ output_tokens: [expect.any(String), expect.any(String)] });
    }
    await rebuildUsage(database, new Date(NOW.getTime() - 48 * HOUR_MS));
    expect((await reconcile()).found).toEqual([]);
    expect(await rowsOf('usage_totals')).toEqual(before);
  });

  it('finds totals of all levels right when records come late', async () => {
    await foldUsageTotals(database);
    const before = await rowsOf('usage_totals');
    await store.insert(records(60));
    await store.insert(records(60));
    expect((await rowsOf('usage_totals')).length).toBeGreaterThan(before.length);
    expect((await reconcile()).found).toEqual([]);
    await database.sql`update usage_totals_fold set folded_until = '-infinity'`;
    await database.sql`truncate usage_totals`;
    await foldUsageTotals(database);
    expect((await reconcile()).found).toEqual([]);
  });

  it('finds records that are gone', async () => {
    await database.sql`
      delete from usage_records where ctid = (select ctid from usage_records order by started_at desc limit 1)`;
    const [first] = (await reconcile()).found;
    expect(first).toMatchObject({ of: 'rollup', key: { minutes: 15 } });
    const [expected, actual] = first!.columns.requests!;
    expect(Number(actual) - Number(expected)).toBe(1);
  });

  it('finds nothing while traffic runs, nor does a rebuild lose any of it', async () => {
    let left = 40;
    const traffic = async () => {
      while (left-- > 0) await store.insert(records(10));
    };
    const watch = async () => {
      for (let round = 0; round < 3; round++) {
        await rebuildUsage(database, new Date(NOW.getTime() - 4 * HOUR_MS));
        expect((await reconcile()).found).toEqual([]);
      }
    };
    await Promise.all([traffic(), traffic(), watch()]);
    expect(await reconcile()).toMatchObject({ found: [], records: 600 });
  });

  it('makes nothing anew that the ledger has no records of any more', async () => {
    await expect(rebuildUsage(database, new Date('2020-01-01T00:00:00Z'))).rejects.toMatchObject({
      code: 'invalid_parameter',
    });
  });

  it('stops when nobody wants to hear of more', async () => {
    await database.sql`update usage_rollups set requests = requests + 1`;
    let heard = 0;
    await reconcileUsage(database, async () => ++heard < 2);
    expect(heard).toBe(2);
  });
});
