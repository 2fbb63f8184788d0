import type { ApiKeyId, OrganizationId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { ANALYTICS_DIMENSIONS, type RankedUsage, toPeriod } from '@weir/domain/usage-analytics';
import type { UsageAmounts, UsageFilter } from '@weir/domain/usage-reports';
import { aUsageRecord } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresDailyUsageStore } from './daily-usage-store.ts';
import { insertDayTotals, insertHourTotals } from './insert-usage-totals.ts';
import { PostgresUsageAnalyticsRepository } from './usage-analytics-repository.ts';
import { PostgresUsageReportRepository } from './usage-report-repository.ts';
import { PostgresUsageStore } from './usage-store.ts';

const HOUR_MS = 3_600_000;
const FIRST = Date.UTC(2026, 2, 5, 18, 30);
/** Seven days of Kolkata, which begin and end within an hour of UTC: as many as can be asked for by tags. */
const ASKED = { startDate: '2026-03-06', endDate: '2026-03-12', timeZone: 'Asia/Kolkata' };
const NOW = new Date(FIRST + 10 * 24 * HOUR_MS);
const id = (group: number, n: number) => `019bc0de-0000-7000-8000-000000${group}0000${n}`;

/** Each part in a rhythm of its own, so that no two filters choose the same records. */
const RECORDS: readonly UsageRecord[] = Array.from({ length: 330 }, (_, n) => {
  const workspace = n % 4;
  const key = workspace * 2 + (n % 3 === 0 ? 1 : 0);
  return aUsageRecord({
    organizationId: id(1, workspace % 2) as OrganizationId,
    workspaceId: id(2, workspace) as WorkspaceId,
    apiKeyId: id(3, key) as ApiKeyId,
    userId: key % 4 === 3 ? null : (id(4, key % 3) as UserId),
    model: `model-${n % 5}`,
    provider: n % 5 < 2 ? 'one' : 'other',
    tags: n % 7 < 3 ? { team: `team-${n % 7}`, tier: 'gold' } : null,
    startedAt: new Date(FIRST + n * 0.7 * HOUR_MS),
    ending: n % 6 === 0 ? 'timed_out' : 'completed',
    errorCode: n % 12 === 0 ? 'upstream_idle_timeout' : null,
    costNanoUsd: n % 11 === 0 ? null : BigInt(n) ** 3n,
  });
});

/** Each filter of analytics, and the same in SQL over the ledger. */
const FILTERS: readonly (readonly [name: string, filter: UsageFilter, where: string])[] = [
  [
    'organizations',
    { organizationIds: [id(1, 0) as OrganizationId] },
    `right(organization_id::text, 1) = '0'`,
  ],
  [
    'workspaces',
    { workspaceIds: [id(2, 0), id(2, 3)] as WorkspaceId[] },
    `right(workspace_id::text, 1) in ('0', '3')`,
  ],
  [
    'keys',
    { apiKeyIds: [id(3, 0), id(3, 1), id(3, 6), id(3, 4)] as ApiKeyId[] },
    `right(api_key_id::text, 1) in ('0', '1', '4', '6')`,
  ],
  ['users', { userIds: [id(4, 0), id(4, 2)] as UserId[] }, `right(user_id::text, 1) in ('0', '2')`],
  ['models', { models: ['model-1', 'model-3', 'model-4'] }, `model in ('model-1', 'model-3', 'model-4')`],
  ['providers', { providers: ['other'] }, `provider = 'other'`],
  [
    'tags',
    {
      tags: [
        { name: 'team', value: 'team-1' },
        { name: 'team', value: 'team-2' },
      ],
    },
    `tags ->> 'team' in ('team-1', 'team-2')`,
  ],
];
const PAIRS = FILTERS.flatMap((one, index) => [
  one,
  ...FILTERS.slice(index + 1).map(
    (other) =>
      [`${one[0]} and ${other[0]}`, { ...one[1], ...other[1] }, `${one[2]} and ${other[2]}`] as const,
  ),
]);

describe('filters of analytics', () => {
  let database: OpenTestDatabase;
  let analytics: PostgresUsageAnalyticsRepository;
  let reports: PostgresUsageReportRepository;
  let range: { readonly since: Date; readonly until: Date };
  beforeAll(async () => {
    database = await openTestDatabase();
    analytics = new PostgresUsageAnalyticsRepository(database.kysely);
    reports = new PostgresUsageReportRepository(database.kysely);
    await database.sql`select ensure_usage_partitions(${new Date(FIRST)})`;
    await new PostgresUsageStore(database).insert(RECORDS);
    await database.kysely.transaction().execute(async (transaction) => {
      await insertHourTotals(transaction, new Date(FIRST - HOUR_MS), NOW);
      await insertDayTotals(transaction, new Date(FIRST - 24 * HOUR_MS), NOW);
    });
    await database.sql`update usage_totals_fold set folded_until = ${NOW}`;
    const store = new PostgresDailyUsageStore(database);
    for (let atMs = FIRST; atMs <= NOW.getTime(); atMs += 24 * HOUR_MS) {
      const day = new Date(atMs).toISOString().slice(0, 10);
      await store.build(day, { todayTtlMs: HOUR_MS, lockWaitMs: 1_000, notBefore: new Date() });
    }
    const { since, until } = toPeriod(ASKED, 7, await analytics.calendar(ASKED, NOW), NOW.getTime());
    range = { since, until };
  });
  afterAll(() => database.discard());

  const wire = ({ requests, failedRequests, inputTokens, outputTokens, costNanoUsd }: UsageAmounts) => ({
    requests,
    failed: failedRequests,
    tokens: inputTokens + outputTokens,
    cost: `${costNanoUsd}`,
  });
  const ranked = (rows: readonly RankedUsage[]) =>
    Object.fromEntries(rows.map(({ id: of, amounts }) => [`${of}`, wire(amounts)]));

  it.each(PAIRS)('%s: every number of the answer is that of the ledger', async (_, filter, where) => {
    /** What the ledger says by an expression, by PostgreSQL's own conversion of each record's time. */
    const ledger = async (by: string) => {
      const rows = await database.sql.unsafe<
        { by: string | null; requests: number; failed: number; tokens: number; cost: string }[]
      >(`
        select ${by} as by, count(*)::int as requests, (count(*) filter (where ending = 'timed_out'))::int as failed,
          sum(input_tokens + output_tokens)::int as tokens, coalesce(sum(cost_nano_usd), 0)::text as cost
        from usage_records
        where (${where}) and (started_at at time zone 'Asia/Kolkata')::date between '2026-03-06' and '2026-03-12'
        group by 1`);
      return Object.fromEntries(rows.map(({ by: of, ...amounts }) => [`${of}`, amounts]));
    };
    const selection = { reach: {}, filter, ...range };
    const [all, byUser, byKey, byModel, byProvider] = await Promise.all(
      [`'all'`, 'user_id::text', 'api_key_id::text', 'model', 'provider'].map(ledger),
    );
    expect({ all: wire((await reports.totals(selection)).sums) }).toEqual(all);
    expect(all!.all!.requests).toBeGreaterThan(0);

    const byDay = await ledger(`(started_at at time zone 'Asia/Kolkata')::date::text`);
    const days = await analytics.days(selection, ASKED.timeZone);
    const used = days.filter(({ amounts }) => amounts.requests > 0);
    expect(Object.fromEntries(used.map(({ date, amounts }) => [date, wire(amounts)]))).toEqual(byDay);
    const byModelDay = await ledger(`(started_at at time zone 'Asia/Kolkata')::date::text || ' ' || model`);
    const names = Object.keys(byModel!);
    const modelDays = await analytics.modelDays(selection, ASKED.timeZone, names.length);
    expect(
      Object.fromEntries(
        modelDays.flatMap(({ date, models }) =>
          models.map(({ model, amounts }) => [`${date} ${model}`, wire(amounts)]),
        ),
      ),
    ).toEqual(byModelDay);

    const { models, providers } = await analytics.models(selection, 20);
    const { users, apiKeys } = await analytics.owners(selection, 20);
    expect(ranked(models.top)).toEqual(byModel);
    expect(ranked(providers.top)).toEqual(byProvider);
    expect(ranked(users.top)).toEqual(byUser);
    expect(ranked(apiKeys.top)).toEqual(byKey);
    const people = Object.keys(byUser!).filter((user) => user !== 'null');
    expect(await analytics.countActiveUsers(selection)).toBe(people.length);
    const ofDimension = { user: byUser, model: byModel, provider: byProvider };
    for (const by of ANALYTICS_DIMENSIONS) {
      const query = { by, order: 'cost', isDescending: true, limit: 20, after: null } as const;
      const { items, total } = await analytics.breakdown(selection, query);
      expect(ranked(items)).toEqual(ofDimension[by]);
      expect(total).toBe(items.length);
      const companies = await analytics.companies(
        selection,
        by,
        items.map(({ id: of }) => of),
      );
      expect([...companies.keys()].toSorted()).toEqual(items.map(({ id: of }) => of ?? '').toSorted());
    }
    const ofAll = (await analytics.companies(selection, 'provider', ['other'])).get('other');
    const [expected] = await database.sql.unsafe<{ users: number; keys: number }[]>(`
      select count(distinct user_id)::int as users, count(distinct api_key_id)::int as keys from usage_records
      where (${where}) and provider = 'other'
        and (started_at at time zone 'Asia/Kolkata')::date between '2026-03-06' and '2026-03-12'`);
    expect({ users: ofAll?.users ?? 0, keys: ofAll?.apiKeys ?? 0 }).toEqual(expected);

    const byCause = await ledger(`case when ending <> 'completed' then coalesce(error_code, ending) end`);
    const failures = await analytics.failures(selection);
    expect(
      Object.fromEntries(failures!.map(({ ending, errorCode, requests }) => [errorCode ?? ending, requests])),
    ).toEqual(
      Object.fromEntries(
        Object.entries(byCause).flatMap(([cause, { requests }]) =>
          cause === 'null' ? [] : [[cause, requests]],
        ),
      ),
    );
    const options = await analytics.options(selection, {}, 500);
    expect(options.models.map(({ name }) => name)).toEqual(names.toSorted());
    expect(options.userIds).toEqual(people.toSorted());
    expect(options.apiKeys.map((key) => key.id)).toEqual(Object.keys(byKey!).toSorted());
  });

  it('offers workspaces of the chosen organizations, and keys of all that is chosen', async () => {
    const selection = { reach: {}, filter: {}, ...range };
    const organizationIds = [id(1, 1) as OrganizationId];
    const ofOrganization = await analytics.options(selection, { organizationIds }, 500);
    expect(ofOrganization.workspaces).toEqual([
      { id: id(2, 1), organizationId: id(1, 1) },
      { id: id(2, 3), organizationId: id(1, 1) },
    ]);
    expect(ofOrganization.apiKeys.map(({ workspaceId }) => workspaceId)).toEqual([
      id(2, 1),
      id(2, 1),
      id(2, 3),
      id(2, 3),
    ]);
    expect(ofOrganization.organizationIds).toHaveLength(2);
    const chosen = {
      organizationIds,
      workspaceIds: [id(2, 3) as WorkspaceId],
      userIds: [id(4, 0) as UserId],
    };
    expect((await analytics.options(selection, chosen, 500)).apiKeys).toEqual([
      { id: id(3, 6), workspaceId: id(2, 3) },
    ]);
  });

  it('counts refusals of the organizations, workspaces, users and keys that are chosen', async () => {
    await database.sql`insert into organizations (id, name, created_at) values (${id(1, 0)}, 'Meadow', now())`;
    await database.sql`insert into users (id, display_name, created_at) values (${id(4, 0)}, 'Ada', now())`;
    await database.sql`insert into workspaces (id, organization_id, name, created_at)
      select ${id(2, 0)}::uuid, ${id(1, 0)}::uuid, 'Research', now()`;
    await database.sql`
      insert into api_keys (id, workspace_id, name, hash, mode, prefix, last_four, created_at, owner_user_id)
      values (${id(3, 0)}, ${id(2, 0)}, 'laptop', encode(sha256('laptop'), 'hex'), 'live', 'sk-live-', 'abcd', now(), ${id(4, 0)})`;
    await database.sql`
      insert into request_refusals (minute, organization_id, api_key_id, code, scope, count, first_at, last_at)
      values (${range.since}, ${id(1, 0)}, ${id(3, 0)}, 'too_many_requests', 'workspace', 3, ${range.since}, ${range.since}),
        (${range.since}, ${id(1, 1)}, ${id(3, 2)}, 'budget_exceeded', 'api_key', 5, ${range.since}, ${range.since})`;
    const of = async (filter: UsageFilter) =>
      (await analytics.refusals({ reach: {}, filter, ...range })).map(({ requests }) => requests);
    expect(await of({})).toEqual([5, 3]);
    const alone: UsageFilter[] = [
      { organizationIds: [id(1, 0) as OrganizationId] },
      { workspaceIds: [id(2, 0) as WorkspaceId] },
      { userIds: [id(4, 0) as UserId] },
      { apiKeyIds: [id(3, 0) as ApiKeyId] },
    ];
    for (const one of alone) {
      for (const other of alone) expect(await of({ ...one, ...other })).toEqual([3]);
      if (one.organizationIds === undefined) {
        expect(await of({ ...one, organizationIds: [id(1, 1) as OrganizationId] })).toEqual([]);
      }
    }
  });
});
