import type {
  ApiKeyId,
  ConnectionId,
  OrganizationId,
  TeamId,
  UserId,
  WorkspaceId,
} from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import { FAILED_ENDINGS, type UsageRecord } from '@weir/domain/usage';
import type { UsageFilter, UsageSelection, UsageShareQuery } from '@weir/domain/usage-reports';
import { aUsageRecord } from '@weir/testing';
import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import type { DB } from '../database/database-types.ts';
import { compactUsageRollups } from './compact-usage-rollups.ts';
import { foldUsageTotals } from './fold-usage-totals.ts';
import { PostgresUsageReportRepository } from './usage-report-repository.ts';
import { PostgresUsageStore } from './usage-store.ts';

const QUARTER_MS = 900_000;
const HOUR_MS = 4 * QUARTER_MS;
const DAY_MS = 24 * HOUR_MS;
/** Old quarters become hours: the range begins with one. */
const NOW = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
const id = <Kind>(number: number) => `019bc0de-0000-7000-8000-0000000000${number}` as Kind;
const ORGANIZATIONS = [id<OrganizationId>(10), id<OrganizationId>(11)] as const;
const USERS = [id<UserId>(20), id<UserId>(21), null] as const;
const TEAM = id<TeamId>(50);
const SUBSCRIPTION = id<SubscriptionId>(60);

/** Five days of two organizations, three keys each, every three quarters of an hour or so. */
function someRecords(): UsageRecord[] {
  return Array.from({ length: 240 }, (_, n) =>
    aUsageRecord({
      organizationId: ORGANIZATIONS[n % 2]!,
      workspaceId: id<WorkspaceId>(30 + (n % 4)),
      apiKeyId: id<ApiKeyId>(40 + (n % 6)),
      userId: USERS[n % 3]!,
      model: `model-${n % 5}`,
      provider: n % 5 < 2 ? 'one' : 'other',
      connectionId: id<ConnectionId>(50 + (n % 3)),
      startedAt: new Date(NOW - 5 * DAY_MS + n * 29 * 60_000 + 7),
      ending: n % 7 === 0 ? 'timed_out' : n % 13 === 0 ? 'upstream_failed' : 'completed',
      costNanoUsd: n % 11 === 0 ? null : BigInt(n * n),
      teamId: n % 4 === 1 ? TEAM : null,
      subscriptionId: n % 5 === 0 ? SUBSCRIPTION : null,
      ttftUs: n % 3 === 0 ? null : 1_000 * n,
      clientUser: n % 2 === 0 ? 'reader' : null,
      tags: n % 4 === 0 ? { team: 'search' } : null,
    }),
  );
}

describe('PostgresUsageReportRepository', () => {
  let database: OpenTestDatabase;
  let reports: PostgresUsageReportRepository;
  let records: UsageRecord[];
  const statements: string[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    const dialect = new PostgresJSDialect({ postgres: database.sql });
    const log = ({ query }: { query: { sql: string } }) => void statements.push(query.sql);
    reports = new PostgresUsageReportRepository(new Kysely<DB>({ dialect, log }));
    records = someRecords();
    await new PostgresUsageStore(database).insert(records);
  });
  afterAll(() => database.discard());

  const whole = { since: new Date(NOW - 5 * DAY_MS), until: new Date(NOW) };
  const select = (filter: UsageFilter, range = whole): UsageSelection => ({ reach: {}, filter, ...range });
  const matching = ({ filter, since, until }: UsageSelection) =>
    records.filter(
      (record) =>
        record.startedAt >= since &&
        record.startedAt < until &&
        (filter.organizationId ?? record.organizationId) === record.organizationId &&
        (filter.apiKeyId ?? record.apiKeyId) === record.apiKeyId &&
        (filter.workspaceId ?? record.workspaceId) === record.workspaceId &&
        (filter.userId ?? record.userId) === record.userId &&
        (filter.model ?? record.model) === record.model &&
        (filter.provider ?? record.provider) === record.provider &&
        (filter.connectionId ?? record.connectionId) === record.connectionId &&
        (filter.ending === 'failed'
          ? FAILED_ENDINGS.includes(record.ending)
          : (filter.ending ?? record.ending) === record.ending) &&
        (filter.clientUser ?? record.clientUser) === record.clientUser &&
        (filter.tag === undefined || record.tags?.[filter.tag.name] === filter.tag.value),
    );
  const sumsOf = (found: readonly UsageRecord[]) => {
    const ttfts = found.flatMap(({ ttftUs }) => ttftUs ?? []);
    return {
      requests: found.length,
      failedRequests: found.filter(({ ending }) => FAILED_ENDINGS.includes(ending)).length,
      inputTokens: found.reduce((sum, { usage }) => sum + usage.inputTokens!, 0),
      costNanoUsd: found.reduce((sum, { costNanoUsd }) => sum + (costNanoUsd ?? 0n), 0n),
      unknownCostRequests: found.filter(({ costNanoUsd }) => costNanoUsd === null).length,
      meanTtftUs:
        ttfts.length === 0 ? null : Math.round(ttfts.reduce((sum, us) => sum + us, 0) / ttfts.length),
    };
  };
  const FILTERS: readonly (readonly [string, UsageFilter])[] = [
    ['the platform', {}],
    ['an organization', { organizationId: ORGANIZATIONS[0] }],
    ['a model', { model: 'model-1' }],
    ['a provider of an organization', { organizationId: ORGANIZATIONS[1], provider: 'one' }],
    ['a key', { apiKeyId: id(41) }],
    ['a member', { organizationId: ORGANIZATIONS[0], userId: USERS[0] }],
    ['a workspace', { workspaceId: id(32) }],
    ['a model of a key', { apiKeyId: id(41), model: 'model-2' }],
    ['a model at a connection', { connectionId: id(51), model: 'model-2' }],
    ['an ending', { ending: 'timed_out' }],
    ['what failed', { ending: 'failed' }],
    ['a user of a client', { organizationId: ORGANIZATIONS[0], clientUser: 'reader' }],
    ['a tag', { tag: { name: 'team', value: 'search' } }],
    ['what there is not', { model: 'model-9' }],
  ];
  const RANGES = [
    whole,
    { since: new Date(NOW - 3 * DAY_MS - QUARTER_MS), until: new Date(NOW - 5 * HOUR_MS) },
    { since: new Date(NOW - DAY_MS), until: new Date(NOW - DAY_MS + QUARTER_MS) },
  ];
  const isAsTheLedger = async () => {
    for (const [name, filter] of FILTERS) {
      for (const range of RANGES) {
        const selection = select(filter, range);
        const expected = sumsOf(matching(selection));
        expect([name, (await reports.totals(selection)).sums]).toMatchObject([name, expected]);
        for (const [granularity, zone] of [
          ['hour', 'Asia/Kathmandu'],
          ['day', 'Asia/Kathmandu'],
          ['day', 'America/New_York'],
        ] as const) {
          const points = await reports.series(selection, granularity, zone);
          for (const { startsAt, endsAt, totals } of points) {
            const within = matching(selection).filter(
              ({ startedAt }) => startedAt >= startsAt && startedAt < endsAt,
            );
            expect(totals.sums.requests).toBe(within.length);
          }
          expect(points.reduce((sum, { totals }) => sum + totals.sums.requests, 0)).toBe(expected.requests);
        }
      }
    }
  };

  it('adds up what the ledger has: before totals are made, after, and when something comes late', async () => {
    await isAsTheLedger();
    expect(await foldUsageTotals(database)).toBeGreaterThan(4);
    expect(await foldUsageTotals(database)).toBe(0);
    const [folded] = await database.sql`select folded_until from usage_totals_fold`;
    expect(folded!.folded_until.getTime()).toBeGreaterThan(NOW - 5 * HOUR_MS);
    await isAsTheLedger();
    const late = [
      aUsageRecord({ ...records[3]!, requestId: aUsageRecord().requestId }),
      aUsageRecord({ ...records[4]!, requestId: aUsageRecord().requestId, model: 'model-1' }),
      aUsageRecord({ organizationId: ORGANIZATIONS[0], startedAt: new Date(NOW - 60_000), model: 'model-1' }),
    ];
    await new PostgresUsageStore(database).insert(late);
    await new PostgresUsageStore(database).insert(late);
    records.push(...late);
    await isAsTheLedger();
  });

  it('reads no record of the ledger where rollups know', async () => {
    statements.length = 0;
    for (const [, filter] of FILTERS.slice(0, 8)) {
      await reports.totals(select(filter));
      await reports.series(select(filter), 'day', 'UTC');
      for (const by of ['model', 'api_key', 'member', 'workspace', 'organization'] as const) {
        await reports.shares(select(filter), { by, order: '-cost', limit: 10, after: null });
      }
    }
    expect(statements).toHaveLength(56);
    expect(statements.filter((statement) => statement.includes('usage_records'))).toEqual([]);
  });

  it('counts the days of a team and of a subscription as the ledger has them, to the nano-dollar', async () => {
    const until = new Date(Math.floor(NOW / DAY_MS) * DAY_MS);
    const since = new Date(until.getTime() - 7 * DAY_MS);
    for (const [user, isOf] of [
      [{ teamId: TEAM }, (record: UsageRecord) => record.teamId === TEAM],
      [{ subscriptionId: SUBSCRIPTION }, (record: UsageRecord) => record.subscriptionId === SUBSCRIPTION],
    ] as const) {
      for (const organizationId of ORGANIZATIONS) {
        const expected = Array.from({ length: 7 }, (_, day) => {
          const found = records.filter(
            (record) =>
              isOf(record) &&
              record.organizationId === organizationId &&
              Math.floor((record.startedAt.getTime() - since.getTime()) / DAY_MS) === day,
          );
          const { requests, costNanoUsd } = sumsOf(found);
          const tokens = found.reduce(
            (sum, { usage }) => sum + BigInt(usage.inputTokens! + usage.outputTokens!),
            0n,
          );
          return { requests, tokens, costNanoUsd };
        });
        expect(await reports.daysOf(organizationId, user, { since, until })).toEqual(expected);
      }
    }
  });

  it('breaks down by everything, the largest first, page by page', async () => {
    for (const [by, field] of [
      ['model', 'model'],
      ['provider', 'provider'],
      ['api_key', 'apiKeyId'],
      ['member', 'userId'],
      ['workspace', 'workspaceId'],
      ['organization', 'organizationId'],
    ] as const) {
      for (const order of ['-cost', '-requests', '-tokens'] as const) {
        for (const filter of [{}, { organizationId: ORGANIZATIONS[0] }, { ending: 'timed_out' as const }]) {
          const selection = select(filter);
          const seen: unknown[] = [];
          let after: UsageShareQuery['after'] = null;
          do {
            const part = await reports.shares(selection, { by, order, limit: 2, after });
            expect(part.items.length).toBeLessThanOrEqual(2);
            seen.push(...part.items.map((share) => [share.id, share.sums.requests, share.sums.costNanoUsd]));
            after = part.next;
          } while (after !== null);
          const expected = [...Map.groupBy(matching(selection), (record) => record[field])]
            .map(([key, of]) => ({ key, ...sumsOf(of) }))
            .toSorted(
              (a, b) =>
                Number(
                  order === '-cost'
                    ? b.costNanoUsd - a.costNanoUsd
                    : order === '-requests'
                      ? b.requests - a.requests
                      : b.inputTokens - a.inputTokens,
                ) || ((a.key ?? '') < (b.key ?? '') ? 1 : -1),
            )
            .map(({ key, requests, costNanoUsd }) => [key, requests, costNanoUsd]);
          expect([by, order, seen]).toEqual([by, order, expected]);
        }
      }
    }
  });

  it('lists records newest first, each once, whatever the filter', async () => {
    for (const [name, filter] of FILTERS) {
      const selection = select(filter, RANGES[1]);
      const seen: string[] = [];
      let after: Parameters<typeof reports.records>[2] = null;
      do {
        const part = await reports.records(selection, 7, after);
        seen.push(...part.items.map(({ requestId }) => requestId));
        after = part.next;
      } while (after !== null);
      const expected = matching(selection)
        .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
        .map(({ requestId }) => requestId);
      expect([name, seen]).toEqual([name, expected]);
    }
  });

  it('looks at a bounded number of records for one page', async () => {
    const organizationId = id<OrganizationId>(12);
    await new PostgresUsageStore(database).insert([
      aUsageRecord({ organizationId, startedAt: new Date(NOW - 2 * HOUR_MS), ending: 'shut_down' }),
    ]);
    await database.sql`
      insert into usage_records
      select other.* from usage_records record, generate_series(1, 20000) number,
        jsonb_populate_record(record, jsonb_build_object('request_id', gen_random_uuid(), 'ending', 'completed',
          'started_at', record.started_at + interval '1 millisecond' * number)) other
      where record.organization_id = ${organizationId}`;
    const selection = select({ organizationId, ending: 'shut_down' });
    const first = await reports.records(selection, 100, null);
    expect(first.items).toEqual([]);
    expect(first.next).not.toBeNull();
    const second = await reports.records(selection, 100, first.next);
    expect(second).toMatchObject({ items: [{ ending: 'shut_down' }], next: null });
  });

  it('keeps sums of old quarters when they become hours', async () => {
    const selection = select({ organizationId: ORGANIZATIONS[1] });
    const before = await reports.totals(selection);
    expect(await compactUsageRollups(database, new Date(NOW + 59 * DAY_MS))).toBeGreaterThan(10);
    const [rows] = await database.sql`
      select count(*) filter (where minutes = 15)::int as quarters, count(*) filter (where minutes = 60)::int as hours
      from usage_totals, usage_totals_fold where starts_at < quarters_since`;
    expect(rows!.quarters).toBe(0);
    expect(rows!.hours).toBeGreaterThan(10);
    expect(await reports.totals(selection)).toEqual(before);
    // Half hours are not known any more: an hour counts where it begins.
    const half = {
      since: new Date(NOW - 4 * DAY_MS + 2 * QUARTER_MS),
      until: new Date(NOW - 4 * DAY_MS + DAY_MS),
    };
    const whole = { ...half, since: new Date(NOW - 4 * DAY_MS + HOUR_MS) };
    for (const filter of [
      { organizationId: ORGANIZATIONS[1] },
      { apiKeyId: id<ApiKeyId>(41), model: 'model-1' },
    ]) {
      expect(await reports.totals(select(filter, half))).toEqual(await reports.totals(select(filter, whole)));
    }
  });

  it('knows no time zone that the database does not know', async () => {
    const failing = reports.series(select({}), 'day', 'Mars/Olympus_Mons');
    await expect(failing).rejects.toMatchObject({ code: 'invalid_parameter', param: 'time_zone' });
  });
});

describe('usage_blocks', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.discard());

  it('covers a range once, by whole days, hours and quarters as far as totals go', async () => {
    for (const folded of ['-infinity', '2026-03-05T00:00Z', '2026-03-07T13:00Z', '2026-04-01T00:00Z']) {
      await database.sql`update usage_totals_fold set folded_until = ${folded}::text::timestamptz`;
      const wrong = await database.sql`
        with ranges as (
          select since, since + length * interval '15 minutes' as until
          from generate_series('2026-03-03T22:00Z'::timestamptz, '2026-03-05T02:15Z', '15 minutes') as since,
            unnest('{1,2,3,4,7,8,95,96,97,191,192,193,300,400}'::int[]) as length
        )
        select since, until, added.*
        from ranges
        cross join usage_totals_fold as fold
        cross join lateral (
          select sum(ends_at - starts_at) as covered, min(starts_at) as first, max(ends_at) as last,
            count(*) filter (where minutes > 0 and (ends_at > folded_until
              or date_bin(make_interval(mins => minutes), starts_at, '2000-01-01T00:00Z') <> starts_at
              or date_bin(make_interval(mins => minutes), ends_at, '2000-01-01T00:00Z') <> ends_at)) as uneven,
            coalesce(extract(epoch from sum(ends_at - starts_at) filter (where minutes = 15)) / 900, 0) as quarters,
            coalesce(extract(epoch from sum(ends_at - starts_at) filter (where minutes = 60)) / 3600, 0) as hours,
            sum(ends_at - starts_at) filter (where minutes = 0) as of_rollups
          from usage_blocks(since, until)
        ) as added
        where covered is distinct from until - since or first <> since or last <> until or uneven > 0
          or quarters > 6 or hours > 46
          or coalesce(of_rollups, '0') <> greatest(until - greatest(since, folded_until), '0')`;
      expect(wrong).toEqual([]);
    }
  });

  it('counts old hours where they begin', async () => {
    await database.sql`
      update usage_totals_fold set folded_until = '2026-04-01T00:00Z', quarters_since = '2026-03-05T12:00Z'`;
    const blocks = await database.sql`
      select minutes, starts_at, ends_at from usage_blocks('2026-03-04T22:30Z', '2026-03-05T12:30Z') order by starts_at`;
    expect(blocks.map(({ minutes, starts_at }) => [minutes, starts_at.toISOString()])).toEqual([
      [60, '2026-03-04T23:00:00.000Z'],
      [60, '2026-03-05T00:00:00.000Z'],
      [15, '2026-03-05T12:00:00.000Z'],
    ]);
  });
});

describe('usage_periods', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({}, 'America/New_York');
  });
  afterAll(() => database.discard());
  const periods = async (granularity: string, zone: string, since: string, until: string) => {
    const rows = await database.sql<{ starts_at: Date; ends_at: Date }[]>`
      select * from usage_periods(${granularity}, ${zone}, ${since}, ${until})`;
    return rows.map(({ starts_at, ends_at }) => [starts_at.toISOString(), ends_at.toISOString()] as const);
  };
  const hours = async (...of: Parameters<typeof periods>) =>
    (await periods(...of)).map(([start, end]) => (Date.parse(end) - Date.parse(start)) / HOUR_MS);

  it.each([
    ['a spring in Berlin', 'Europe/Berlin', '2026-03-28T12:00Z', '2026-03-30T12:00Z', [24, 23, 24]],
    ['an autumn in Berlin', 'Europe/Berlin', '2026-10-24T12:00Z', '2026-10-26T12:00Z', [24, 25, 24]],
    // Clocks go back from 1:00 to 0:00: the day has two midnights, and begins with the first.
    ['an autumn in Havana', 'America/Havana', '2026-10-31T12:00Z', '2026-11-02T12:00Z', [24, 25, 24]],
    // Clocks go on from 0:00 to 1:00: there is no midnight.
    ['a spring in São Paulo', 'America/Sao_Paulo', '2018-11-03T12:00Z', '2018-11-05T12:00Z', [24, 23, 24]],
    [
      'half an hour of Lord Howe',
      'Australia/Lord_Howe',
      '2026-04-04T00:00Z',
      '2026-04-06T00:00Z',
      [24, 24.5, 24],
    ],
    // From the 29th to the 31st: what is not there has no period.
    ['the date line at Apia', 'Pacific/Apia', '2011-12-29T12:00Z', '2011-12-31T12:00Z', [24, 24, 24]],
  ])('has the days of %s', async (_, zone, since, until, expected) => {
    expect(await hours('day', zone, since, until)).toEqual(expected);
  });

  it('has each hour once, also the one that comes twice', async () => {
    expect(await periods('hour', 'America/New_York', '2026-11-01T05:00Z', '2026-11-01T08:00Z')).toEqual([
      ['2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z'],
      ['2026-11-01T06:00:00.000Z', '2026-11-01T07:00:00.000Z'],
      ['2026-11-01T07:00:00.000Z', '2026-11-01T08:00:00.000Z'],
    ]);
    expect(await periods('hour', 'Asia/Kathmandu', '2026-11-01T05:00Z', '2026-11-01T06:00Z')).toEqual([
      ['2026-11-01T04:15:00.000Z', '2026-11-01T05:15:00.000Z'],
      ['2026-11-01T05:15:00.000Z', '2026-11-01T06:15:00.000Z'],
    ]);
  });

  it('begins weeks on Monday, and months on the first', async () => {
    expect(await periods('week', 'Europe/Berlin', '2026-10-20T00:00Z', '2026-10-26T12:00Z')).toEqual([
      ['2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
      ['2026-10-25T23:00:00.000Z', '2026-11-01T23:00:00.000Z'],
    ]);
    expect(await periods('month', 'Asia/Kolkata', '2026-01-31T18:15Z', '2026-02-01T00:00Z')).toEqual([
      ['2025-12-31T18:30:00.000Z', '2026-01-31T18:30:00.000Z'],
      ['2026-01-31T18:30:00.000Z', '2026-02-28T18:30:00.000Z'],
    ]);
  });

  it('leaves no gap in any zone of the world, over a year', async () => {
    const rows = await database.sql`
      with periods as (
        select names.name, granularity, periods.*,
          lag(ends_at) over (partition by names.name, granularity order by starts_at) as ended_at
        from (select name from pg_timezone_names where name ~ '^[A-Z][a-z]+/' and hashtext(name) % 6 = 0) as names,
          unnest(array['day', 'week', 'month']) as granularity,
          usage_periods(granularity, names.name, '2025-12-15T03:30Z', '2027-01-15T09:45Z') as periods
      )
      select name, granularity, starts_at from periods where ended_at <> starts_at or starts_at >= ends_at`;
    expect(rows).toEqual([]);
  });
});
