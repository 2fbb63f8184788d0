import type { ApiKeyId, OrganizationId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { toPeriod } from '@weir/domain/usage-analytics';
import type { UsageFilter, UsageSelection } from '@weir/domain/usage-reports';
import { aUsageRecord } from '@weir/testing';
import { sql as fragment } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainedQueries } from '../../testing/explained-queries.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresDailyUsageStore } from './daily-usage-store.ts';
import { insertDayTotals, insertHourTotals } from './insert-usage-totals.ts';
import { PostgresUsageAnalyticsRepository } from './usage-analytics-repository.ts';
import { UsageColumnReader } from './usage-column-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

const DAY_MS = 86_400_000;
/** Clocks of Los Angeles go forward on 8 March, those of Lord Howe back by half an hour on 5 April. */
const FIRST = Date.UTC(2026, 2, 5);
const DAYS = 34;
const NOW = new Date(FIRST + DAYS * DAY_MS);
const FOLDED_UNTIL = new Date(NOW.getTime() - 5 * 3_600_000);
const ZONES = ['America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const RANGES = [
  ['2026-03-05', '2026-04-07'],
  ['2026-03-07', '2026-03-09'],
  ['2026-04-04', '2026-04-06'],
  ['2026-03-08', '2026-03-08'],
  ['2026-04-05', '2026-04-05'],
] as const;
const BUILD = { todayTtlMs: 3_600_000, lockWaitMs: 1_000, notBefore: null };
const id = <Kind>(number: number) => `019bc0de-0000-7000-8000-0000000000${number}` as Kind;
const USERS = [id<UserId>(20), id<UserId>(21), null] as const;

/** Every 37 minutes or so, of two organizations, six keys, three owners and five models. */
const RECORDS: readonly UsageRecord[] = Array.from({ length: 1_300 }, (_, n) =>
  aUsageRecord({
    organizationId: id<OrganizationId>(10 + (n % 2)),
    workspaceId: id<WorkspaceId>(30 + (n % 4)),
    apiKeyId: id<ApiKeyId>(40 + (n % 6)),
    userId: USERS[n % 3]!,
    model: `model-${n % 5}`,
    provider: n % 5 < 2 ? 'one' : 'other',
    startedAt: new Date(FIRST + n * 37 * 60_000 + 7),
    ending: n % 7 === 0 ? 'timed_out' : n % 9 === 0 ? 'client_disconnected' : 'completed',
    errorCode: n % 14 === 0 ? 'upstream_idle_timeout' : null,
    costNanoUsd: n % 11 === 0 ? null : BigInt(n) ** 3n,
  }),
);

const FILTERS: readonly (readonly [string, UsageFilter, (record: UsageRecord) => boolean])[] = [
  ['nothing', {}, () => true],
  [
    'two of three owners',
    { userIds: [id(20), id(21)] },
    ({ userId }) => userId === USERS[0] || userId === USERS[1],
  ],
  [
    'models of keys of an organization',
    { organizationIds: [id(10)], apiKeyIds: [id(40), id(42)], models: ['model-1', 'model-4'] },
    ({ apiKeyId, model }) => [id(40), id(42)].includes(apiKeyId) && ['model-1', 'model-4'].includes(model),
  ],
  [
    'a provider of workspaces',
    { providers: ['one'], workspaceIds: [id(30), id(33)] },
    ({ provider, workspaceId }) => provider === 'one' && [id(30), id(33)].includes(workspaceId),
  ],
];

describe('PostgresUsageAnalyticsRepository', () => {
  let database: OpenTestDatabase;
  let analytics: PostgresUsageAnalyticsRepository;
  let ofColumns: PostgresUsageAnalyticsRepository;
  let columns: UsageColumnReader;
  beforeAll(async () => {
    database = await openTestDatabase();
    columns = new UsageColumnReader({ kysely: database.kysely, maxBytes: 2 ** 26, minCells: 1 });
    analytics = new PostgresUsageAnalyticsRepository(database.kysely);
    ofColumns = new PostgresUsageAnalyticsRepository(database.kysely, columns);
    await database.sql`select ensure_usage_partitions(${new Date(FIRST)})`;
    await new PostgresUsageStore(database).insert(RECORDS);
    // As `foldUsageTotals` does in steps: of the last day, hours are folded, and quarters are not.
    await database.kysely.transaction().execute(async (transaction) => {
      await insertHourTotals(transaction, new Date(FIRST), FOLDED_UNTIL);
      await insertDayTotals(transaction, new Date(FIRST), new Date(NOW.getTime() - DAY_MS));
      await fragment`update usage_totals_fold set folded_until = ${FOLDED_UNTIL}`.execute(transaction);
    });
    const store = new PostgresDailyUsageStore(database);
    for (let atMs = FIRST - DAY_MS; atMs <= NOW.getTime(); atMs += DAY_MS) {
      await store.build(new Date(atMs).toISOString().slice(0, 10), { ...BUILD, notBefore: new Date() });
    }
  });
  afterAll(() => database.discard());

  const selectionOf = async (
    filter: UsageFilter,
    [startDate, endDate]: readonly string[],
    timeZone: string,
  ) => {
    const asked = { startDate: startDate!, endDate: endDate!, timeZone };
    const { since, until } = toPeriod(asked, 1, await analytics.calendar(asked, NOW), NOW.getTime());
    return { reach: {}, filter, since, until } satisfies UsageSelection;
  };
  /** What the ledger says of days of a calendar, by PostgreSQL's own conversion of each record's time. */
  const ledger = (timeZone: string, [first, last]: readonly string[], ids: readonly string[]) =>
    database.sql<{ date: string; model: string; user: string | null; requests: number; cost: string }[]>`
      select (started_at at time zone ${timeZone})::date::text as date, model, user_id as "user", provider, ending, error_code,
        count(*)::int as requests, coalesce(sum(cost_nano_usd), 0)::text as cost
      from usage_records
      where (started_at at time zone ${timeZone})::date between ${first!}::text::date and ${last!}::text::date
        and request_id = any(${ids as string[]}::uuid[])
      group by 1, 2, 3, 4, 5, 6`;
  const sumOf = (rows: readonly { requests: number; cost: string }[]) => ({
    requests: rows.reduce((sum, { requests }) => sum + requests, 0),
    cost: rows.reduce((sum, { cost }) => sum + BigInt(cost), 0n),
  });
  const by = <Row extends { requests: number; cost: string }>(rows: readonly Row[], key: keyof Row) =>
    Object.fromEntries([...Map.groupBy(rows, (row) => `${row[key]}`)].map(([name, of]) => [name, sumOf(of)]));

  it.each(ZONES)('says to the nano-dollar what the ledger says, in days of %s', async (timeZone) => {
    for (const [name, filter, matches] of FILTERS) {
      const ids = RECORDS.filter(matches).map(({ requestId }) => requestId);
      for (const range of RANGES) {
        const rows = await ledger(timeZone, range, ids);
        const selection = await selectionOf(filter, range, timeZone);
        const about = `${name}, ${range}`;
        const wire = (amounts: { requests: number; costNanoUsd: bigint }) => ({
          requests: amounts.requests,
          cost: amounts.costNanoUsd,
        });

        const { latency: expectedLatency } = await analytics.totals(selection);
        for (const read of [analytics, ofColumns]) {
          const { amounts, latency } = await read.totals(selection);
          expect([about, wire(amounts)]).toEqual([about, sumOf(rows)]);
          expect([about, latency]).toEqual([about, expectedLatency]);
          expect([about, await read.amounts(selection)]).toEqual([about, amounts]);
          const days = await read.days(selection, timeZone);
          const used = days.filter(({ amounts }) => amounts.requests > 0);
          const dates = Object.fromEntries(used.map(({ date, amounts }) => [date, wire(amounts)]));
          expect([about, dates]).toEqual([about, by(rows, 'date')]);
          const [mostExpensive] = (await read.models(selection, 1)).models.top;
          const modelDays = await read.modelDays(selection, timeZone, 1);
          for (const { date, models } of modelDays) {
            const ofDay = rows.filter((row) => row.date === date);
            expect(
              sumOf(
                models.map(({ amounts }) => ({ requests: amounts.requests, cost: `${amounts.costNanoUsd}` })),
              ),
            ).toEqual(sumOf(ofDay));
            const [one, ...others] = models.filter(({ model }) => model !== null);
            expect(others).toEqual([]);
            expect(one?.amounts.requests ?? 0).toBe(
              sumOf(ofDay.filter(({ model }) => model === mostExpensive?.id)).requests,
            );
          }
          const { models } = await read.models(selection, 10);
          const ofModels = Object.fromEntries(models.top.map(({ id, amounts }) => [`${id}`, wire(amounts)]));
          expect([about, ofModels]).toEqual([about, by(rows, 'model')]);
          const { users } = await read.owners(selection, 10);
          const ofUsers = Object.fromEntries(users.top.map(({ id, amounts }) => [`${id}`, wire(amounts)]));
          expect([about, ofUsers]).toEqual([about, by(rows, 'user')]);
          const people = new Set(rows.flatMap(({ user }) => user ?? []));
          expect([about, users.count]).toEqual([about, people.size]);
          expect([about, await read.countActiveUsers(selection)]).toEqual([about, people.size]);
        }
      }
    }
  });

  it.each(ZONES)('knows who used what, and what ended requests, in days of %s', async (timeZone) => {
    for (const [name, filter, matches] of FILTERS) {
      const found = RECORDS.filter(matches);
      for (const range of RANGES) {
        const selection = await selectionOf(filter, range, timeZone);
        const within = found.filter(
          ({ startedAt }) => startedAt >= selection.since && startedAt < selection.until,
        );
        const about = `${name}, ${range}`;
        const companies = await analytics.companies(selection, 'model', [
          ...new Set(RECORDS.map(({ model }) => model)),
        ]);
        const expected = Map.groupBy(within, ({ model }) => model);
        expect([about, companies.size]).toEqual([about, expected.size]);
        for (const [model, of] of expected) {
          const lastMs = Math.max(...of.map(({ startedAt }) => startedAt.getTime()));
          expect([about, companies.get(model)]).toEqual([
            about,
            {
              users: new Set(of.flatMap(({ userId }) => userId ?? [])).size,
              apiKeys: new Set(of.map(({ apiKeyId }) => apiKeyId)).size,
              models: [model],
              providers: [of[0]!.provider],
              lastActiveAt: new Date(Math.floor(lastMs / 900_000) * 900_000),
            },
          ]);
        }
        const failures = await analytics.failures(selection);
        const failed = within.filter(({ ending }) => ending !== 'completed');
        const causes = Map.groupBy(failed, ({ ending, errorCode }) => `${ending} ${errorCode}`);
        expect([
          about,
          Object.fromEntries(failures!.map((one) => [`${one.ending} ${one.errorCode}`, one.requests])),
        ]).toEqual([about, Object.fromEntries([...causes].map(([cause, of]) => [cause, of.length]))]);
        const options = await analytics.options(selection, {}, 500);
        expect([about, options.models.map((model) => model.name)]).toEqual([
          about,
          [...expected.keys()].toSorted(),
        ]);
      }
    }
  });

  it('adds up in columns what has a filter of keys, users or models', () => {
    expect(columns.bytes).toBeGreaterThan(10_000);
  });

  it('reads no record of the ledger, but for tags', async () => {
    const selection = await selectionOf(
      { models: ['model-1'], userIds: [id(20)] },
      RANGES[0]!,
      'Asia/Kolkata',
    );
    const plans = await explainedQueries(database, async (kysely) => {
      const repository = new PostgresUsageAnalyticsRepository(kysely);
      await repository.days(selection, 'Asia/Kolkata');
      await repository.modelDays(selection, 'Asia/Kolkata', 1);
      await repository.owners(selection, 10);
      await repository.models(selection, 10);
      await repository.countActiveUsers(selection);
      await repository.companies(selection, 'user', [id(20)]);
      await repository.failures(selection);
      await repository.options(selection, {}, 10);
    });
    const tables = new Set(plans.flat().flatMap((node) => node['Relation Name'] ?? []));
    expect(tables).toContain('daily_usage');
    expect([...tables].filter((table) => table.startsWith('usage_records'))).toEqual([]);
  });
});
