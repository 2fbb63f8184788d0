import type {
  AnalyticsBreakdownQuery,
  AnalyticsDays,
  AnalyticsDimension,
  AnalyticsPart,
  AnalyticsTotals,
  CalendarMoments,
  ChosenOptions,
  DayOfModels,
  DayOfUsage,
  FailureCount,
  Ranking,
  RefusedCount,
  UsageAnalyticsRepository,
  UsageCompany,
  UsageOptions,
} from '@weir/domain/usage-analytics';
import {
  isOfLedger,
  type UsageAmounts,
  type UsageFilter,
  type UsageSelection,
} from '@weir/domain/usage-reports';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { activeCells } from './active-cells.ts';
import { type Day, toModelDays } from './model-days.ts';
import { refuseUnknownZone } from './refuse-unknown-zone.ts';
import type { UsageColumnReader } from './usage-column-reader.ts';
import { date, usageDays } from './usage-days.ts';
import { conditions, organizationsOf, SUMS, usageSource } from './usage-selection.ts';
import { addAmounts, addBuckets, addRequests, amountsSource } from './usage-sources.ts';
import {
  AMOUNTS,
  type AmountsRow,
  type BucketsRow,
  bucketsOf,
  NO_AMOUNTS,
  sumsOf,
  toAmounts,
  toLatency,
} from './usage-sums.ts';

const COLUMN_OF = { user: 'user_id', model: 'model', provider: 'provider' } as const satisfies Record<
  AnalyticsDimension,
  string
>;
const MAX_NAMES = 100;
const MOST_EXPENSIVE_FIRST = 'cost_nano_usd desc, requests desc, id collate "C"';

/** Analytics of usage, in PostgreSQL. */
export class PostgresUsageAnalyticsRepository implements UsageAnalyticsRepository {
  readonly #kysely: Kysely<DB>;
  readonly #columns: UsageColumnReader | null;

  /** @param columns null: everything is added up by PostgreSQL */
  constructor(kysely: Kysely<DB>, columns: UsageColumnReader | null = null) {
    this.#kysely = kysely;
    this.#columns = columns;
  }

  async calendar({ startDate, endDate, timeZone }: AnalyticsDays, now: Date): Promise<CalendarMoments> {
    const [row] = await this.#run<CalendarMoments>(sql`
      select local_start(first, zone) as since, local_start(after, zone) as until,
        local_start(first - (after - first), zone) as "previousSince", local_start(today, zone) as today,
        local_start(today - interval '28 days', zone) as "fourWeeksAgo",
        local_start(date_trunc('month', today), zone) as month,
        local_start(date_trunc('month', today) + interval '1 month', zone) as "nextMonth"
      from (
        select zone, ${startDate}::text::timestamp as first, ${endDate}::text::timestamp + interval '1 day' as after,
          date_trunc('day', ${now}::timestamptz at time zone zone) as today
        from (select ${timeZone}::text as zone) as asked
      ) as local`).catch(refuseUnknownZone);
    return row!;
  }

  async totals(selection: UsageSelection): Promise<AnalyticsTotals> {
    const [amounts, buckets] = await Promise.all([
      addAmounts(selection, [], this.#columns, [selection]),
      addBuckets(selection, this.#columns),
    ]);
    if (amounts !== null && buckets !== null) {
      return { amounts: toAmounts(amounts[0]?.row ?? NO_AMOUNTS), latency: toLatency(buckets) };
    }
    const source = usageSource(selection);
    const [row] = await this.#run<AmountsRow & BucketsRow>(sql`
      select ${sumsOf(source, AMOUNTS)}, ${bucketsOf(source)}
      from (${source.rows(sql`${selection.since}`, sql`${selection.until}`)}) as usage`);
    return { amounts: toAmounts(row!), latency: toLatency(row!) };
  }

  async amounts(selection: UsageSelection): Promise<UsageAmounts> {
    const source = await amountsSource(selection, [], this.#columns);
    const [row] = await this.#run<AmountsRow>(sql`
      select ${sumsOf(source, AMOUNTS)} from (${source.rows(sql`${selection.since}`, sql`${selection.until}`)}) as usage`);
    return toAmounts(row!);
  }

  async days(selection: UsageSelection, timeZone: string): Promise<readonly DayOfUsage[]> {
    const periods = await this.#days(selection, timeZone);
    const added = await addAmounts(selection, [], this.#columns, periods);
    if (added !== null) {
      const rows = new Map(added.map(({ period, row }) => [period, row]));
      return periods.map((day, period) => ({ ...day, amounts: toAmounts(rows.get(period) ?? NO_AMOUNTS) }));
    }
    const source = usageSource(selection, { added: AMOUNTS });
    const rows = await this.#run<AmountsRow & Day>(sql`
      with periods as materialized (${daysOf(selection, timeZone)})
      select periods.*, added.* from periods cross join lateral (
        select ${sumsOf(source, AMOUNTS)} from (${source.rows(sql`periods.since`, sql`periods.until`)}) as usage
      ) as added
      order by periods.since`);
    return rows.map(({ date, since, until, ...row }) => ({ date, since, until, amounts: toAmounts(row) }));
  }

  async modelDays(selection: UsageSelection, timeZone: string, top: number): Promise<readonly DayOfModels[]> {
    const periods = await this.#days(selection, timeZone);
    const added = await addAmounts(selection, ['model'], this.#columns, periods);
    if (added !== null) return toModelDays(added, periods, top);
    const source = usageSource(selection, { apart: ['model'], added: AMOUNTS });
    const rows = await this.#run<AmountsRow & { date: string; model: string | null }>(sql`
      with periods as materialized (${daysOf(selection, timeZone)}), added as materialized (
        select periods.date, of_model.* from periods cross join lateral (
          select model, ${sumsOf(source, AMOUNTS)}
          from (${source.rows(sql`periods.since`, sql`periods.until`)}) as usage group by 1
        ) as of_model
      ), most_expensive as (
        select model from (
          select model as id, model, sum(cost_nano_usd) as cost_nano_usd, sum(requests) as requests from added group by 1, 2
        ) as models order by ${sql.raw(MOST_EXPENSIVE_FIRST)} limit ${top}
      )
      select * from (
        select date, case when model in (select model from most_expensive where model is not null) then model end as model,
          ${sumsOf({ sums: SUMS }, AMOUNTS)}
        from added group by 1, 2
      ) as shown
      order by date, cost_nano_usd desc, requests desc, model collate "C"`);
    return [...Map.groupBy(rows, ({ date }) => date)].map(([date, ofDay]) => ({
      date,
      models: ofDay.map((row) => ({ model: row.model, amounts: toAmounts(row) })),
    }));
  }

  async owners(selection: UsageSelection, top: number) {
    const [users, apiKeys] = await this.#rank(selection, ['user_id', 'api_key_id'], top);
    return { users: users!, apiKeys: apiKeys! };
  }

  async models(selection: UsageSelection, top: number) {
    const [models, providers] = await this.#rank(selection, ['model', 'provider'], top);
    return { models: models!, providers: providers! };
  }

  /** Two rankings from one look at the rows. */
  async #rank(
    selection: UsageSelection,
    [one, other]: readonly ['user_id', 'api_key_id'] | readonly ['model', 'provider'],
    top: number,
  ): Promise<readonly Ranking[]> {
    const source = await amountsSource(selection, [one, other], this.#columns);
    const isOther = sql.raw(`grouping(${one})`);
    type Row = AmountsRow & { of: number; id: string | null; count: bigint };
    const rows = await this.#run<Row>(sql`
      select * from (
        select *, row_number() over (partition by "of" order by ${sql.raw(MOST_EXPENSIVE_FIRST)}) as place,
          count(id) over (partition by "of") as count
        from (
          select ${isOther} as "of", coalesce(${sql.raw(`${one}::text, ${other}::text`)}) as id, ${sumsOf({ sums: SUMS }, AMOUNTS)}
          from (
            select ${sql.raw(`${one}, ${other}`)}, ${sumsOf(source, AMOUNTS)}
            from (${source.rows(sql`${selection.since}`, sql`${selection.until}`)}) as usage group by 1, 2
          ) as usage
          group by grouping sets (${sql.raw(`(${one}), (${other})`)})
        ) as added
      ) as ranked where place <= ${top} order by place`);
    return [0, 1].map((of) => {
      const ranked = rows.filter((row) => row.of === of);
      return {
        count: Number(ranked[0]?.count ?? 0),
        top: ranked.map((row) => ({ id: row.id, amounts: toAmounts(row) })),
      };
    });
  }

  async countActiveUsers(selection: UsageSelection): Promise<number> {
    const users = await addRequests(selection, ['user_id'], this.#columns);
    if (users !== null) return users.filter(({ names: [user] }) => user !== null).length;
    const source = usageSource(selection, { apart: ['user_id'], added: ['requests'] });
    // Sorted for `distinct`, the rows take twice as long.
    const [row] = await this.#run<{ count: bigint }>(sql`
      select count(user_id) as count from (
        select user_id from (${source.rows(sql`${selection.since}`, sql`${selection.until}`)}) as usage group by 1
      ) as users`);
    return Number(row!.count);
  }

  async countUsers({ organizationId, userId, serviceAccountId }: UsageFilter): Promise<number> {
    if (userId !== undefined || serviceAccountId !== undefined) return 1;
    const [row] = await this.#run<{ count: bigint }>(
      organizationId === undefined
        ? sql`select count(*) as count from users`
        : sql`select count(*) as count from organization_members where organization_id = ${organizationId}`,
    );
    return Number(row!.count);
  }

  async breakdown(
    selection: UsageSelection,
    { by, order, isDescending, limit, after }: AnalyticsBreakdownQuery,
  ): Promise<AnalyticsPart> {
    const column = COLUMN_OF[by];
    const source = await amountsSource(selection, [column], this.#columns);
    const isByName = order === 'name';
    const value = {
      name: by === 'user' ? `coalesce(lower(users.display_name), '') collate "C"` : `id collate "C"`,
      requests: 'requests',
      failed_requests: 'failed_requests',
      total_tokens: '(input_tokens + output_tokens)',
      prompt_tokens: 'input_tokens',
      completion_tokens: 'output_tokens',
      cost: 'cost_nano_usd',
    }[order];
    const users = sql.raw(isByName && by === 'user' ? 'left join users on users.id::text = groups.id' : '');
    const direction = sql.raw(isDescending ? 'desc' : 'asc');
    const position =
      after && (isByName ? sql`${after.value}::text collate "C"` : sql`${after.value}::text::numeric`);
    const from =
      after === null
        ? sql``
        : sql`where (value, place) ${sql.raw(isDescending ? '<' : '>')} (${position}, ${after.id ?? ''}::text collate "C")`;
    type Row = AmountsRow & { id: string | null; value: string; total: bigint };
    const rows = await this.#run<Row>(sql`
      with groups as materialized (
        select ${sql.raw(`${column}::text`)} as id, ${sumsOf(source, AMOUNTS)}
        from (${source.rows(sql`${selection.since}`, sql`${selection.until}`)}) as usage
        group by 1
      ), ordered as (
        select groups.*, ${sql.raw(value)} as value, coalesce(groups.id, '') collate "C" as place from groups ${users}
      )
      select ordered.*, value::text as value, (select count(*) from groups) as total
      from ordered ${from}
      order by ordered.value ${direction}, place ${direction}
      limit ${limit + 1}`);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => ({ id: row.id, amounts: toAmounts(row) })),
      total: Number(rows[0]?.total ?? 0),
      next: rows.length > limit ? { value: last!.value, id: last!.id } : null,
    };
  }

  async companies(
    selection: UsageSelection,
    by: AnalyticsDimension,
    ids: readonly (string | null)[],
  ): Promise<ReadonlyMap<string, UsageCompany>> {
    const column = sql.raw(COLUMN_OF[by]);
    const type = sql.raw(by === 'user' ? 'uuid[]' : 'text[]');
    const wanted = ids.filter((id) => id !== null);
    const names = (of: string) =>
      sql.raw(
        `coalesce((array_agg(distinct ${of} collate "C" order by ${of} collate "C"))[1:${MAX_NAMES}], '{}')`,
      );
    type Row = {
      id: string | null;
      users: bigint;
      api_keys: bigint;
      models: string[];
      providers: string[];
      last_active_at: Date;
    };
    const rows = await this.#run<Row>(sql`
      select ${column}::text as id, count(distinct user_id) as users, count(distinct api_key_id) as api_keys,
        ${names('model')} as models, ${names('provider')} as providers, max(last_active_at) as last_active_at
      from (${activeCells(selection)}) as active
      where (${column} = any(${wanted}::${type}) ${sql.raw(wanted.length < ids.length ? `or ${COLUMN_OF[by]} is null` : '')})
      group by ${column}`);
    return new Map(
      rows.map((row) => [
        row.id ?? '',
        {
          users: Number(row.users),
          apiKeys: Number(row.api_keys),
          models: row.models,
          providers: row.providers,
          lastActiveAt: row.last_active_at,
        },
      ]),
    );
  }

  async failures(selection: UsageSelection): Promise<readonly FailureCount[] | null> {
    const { reach, filter, since, until } = selection;
    const wanted = conditions([reach, filter]);
    type Row = { ending: string; error_code: string | null; requests: bigint };
    if (isOfLedger(filter)) {
      return (
        await this.#run<Row>(sql`
          select ending, error_code, count(*) as requests from usage_records
          where ending <> 'completed' and ${wanted} and started_at >= ${since} and started_at < ${until}
          group by 1, 2 order by 3 desc, 1, 2`)
      ).map(toFailure);
    }
    const { first, last, firstQuarter, endQuarter } = usageDays(selection);
    const isOfDays = sql`day between ${date(first)} and ${date(last)}`;
    const [known] = await this.#run<{ all: boolean }>(sql`
      select coalesce(bool_and(has_failures), true) as all from daily_usage_days where ${isOfDays}`);
    if (known!.all !== true) return null;
    const ofCells = isUnrestricted(selection)
      ? sql``
      : sql`and cell_id in (select id from usage_cells where ${wanted})`;
    const rows = await this.#run<Row>(sql`
      select ending, error_code, sum(requests) as requests from daily_usage_failures
      where ${isOfDays} and (day > ${date(first)} or quarter >= ${firstQuarter})
        and (day < ${date(last)} or quarter < ${endQuarter}) ${ofCells}
      group by 1, 2 order by 3 desc, 1, 2`);
    return rows.map(toFailure);
  }

  async refusals({ reach, filter, since, until }: UsageSelection): Promise<readonly RefusedCount[]> {
    type Row = { code: string; scope: string | null; requests: string };
    const rows = await this.#run<Row>(sql`
      select code, scope, sum(count) as requests from request_refusals
      where minute >= ${since} and minute < ${until}
        and ${sql.join([sql`true`, ...refusalConditions(reach), ...refusalConditions(filter)], sql` and `)}
      group by 1, 2 order by 3 desc, 1, 2`);
    return rows.map(({ code, scope, requests }) => ({ code, scope, requests: Number(requests) }));
  }

  async options(
    selection: UsageSelection,
    { organizationIds, workspaceIds, userIds }: ChosenOptions,
    limit: number,
  ): Promise<UsageOptions> {
    const distinct = (columns: string, chosen: UsageFilter = {}) =>
      sql`(select coalesce(jsonb_agg(to_jsonb(found)), '[]') from (
        select distinct ${sql.raw(columns)} from active where ${conditions([chosen])} order by 1, 2 limit ${limit}) as found)`;
    const ids = (column: string) =>
      sql`(select coalesce(jsonb_agg(id), '[]') from (
        select distinct ${sql.raw(column)} as id from active where ${sql.raw(column)} is not null order by 1 limit ${limit}) as found)`;
    const [row] = await this.#run<UsageOptions>(sql`
      with active as materialized (${activeCells(selection)})
      select ${distinct('model as name, provider')} as models, ${ids('user_id')} as "userIds",
        ${distinct('api_key_id as id, workspace_id as "workspaceId"', { organizationIds, workspaceIds, userIds })} as "apiKeys",
        ${distinct('workspace_id as id, organization_id as "organizationId"', { organizationIds })} as workspaces,
        ${ids('organization_id')} as "organizationIds"`);
    return row!;
  }

  #days(selection: UsageSelection, timeZone: string): Promise<Day[]> {
    return this.#run<Day>(sql`${daysOf(selection, timeZone)} order by 2`);
  }

  async #run<Row>(query: RawBuilder<unknown>): Promise<Row[]> {
    const { rows } = await runQuery(query.execute(this.#kysely));
    return rows as Row[];
  }
}

/** The days of a time zone that a selection touches, clipped to it. */
function daysOf({ since, until }: UsageSelection, timeZone: string): RawBuilder<unknown> {
  return sql`
    select to_char(starts_at at time zone ${timeZone}, 'YYYY-MM-DD') as date,
      greatest(starts_at, ${since}::timestamptz) as since, least(ends_at, ${until}::timestamptz) as until
    from usage_periods('day', ${timeZone}, ${since}, ${until})`;
}

function isUnrestricted({ reach, filter }: UsageSelection): boolean {
  return [reach, filter].every((part) =>
    Object.values(part).every((value) => value === undefined || (Array.isArray(value) && value.length === 0)),
  );
}

/** Refusals know the key and its organization; the owner is the one that the key has now. */
function refusalConditions(filter: UsageFilter): RawBuilder<unknown>[] {
  const { organizationId, organizationIds = [], membershipsOf, serviceAccountId } = filter;
  const keys = [filter.apiKeyId ?? [], filter.apiKeyIds ?? []].flat();
  const workspaces = [filter.workspaceId ?? [], filter.workspaceIds ?? []].flat();
  const users = [filter.userId ?? [], filter.userIds ?? []].flat();
  const keysWhere = (condition: RawBuilder<unknown>) =>
    sql`api_key_id in (select id from api_keys where ${condition})`;
  const anyOf = (column: string, values: readonly string[]) =>
    sql`${sql.ref(column)} = any(${[...values]}::uuid[])`;
  return [
    ...(organizationId === undefined ? [] : [sql`organization_id = ${organizationId}`]),
    ...(organizationIds.length === 0 ? [] : [anyOf('organization_id', organizationIds)]),
    ...(membershipsOf === undefined ? [] : [sql`organization_id in (${organizationsOf(membershipsOf)})`]),
    ...(keys.length === 0 ? [] : [anyOf('api_key_id', keys)]),
    ...(workspaces.length === 0 ? [] : [keysWhere(anyOf('workspace_id', workspaces))]),
    ...(users.length === 0 ? [] : [keysWhere(anyOf('owner_user_id', users))]),
    ...(serviceAccountId === undefined
      ? []
      : [keysWhere(sql`owner_service_account_id = ${serviceAccountId}`)]),
  ];
}

function toFailure(row: {
  ending: string;
  error_code: string | null;
  requests: bigint | string;
}): FailureCount {
  return { ending: row.ending, errorCode: row.error_code, requests: Number(row.requests) };
}
