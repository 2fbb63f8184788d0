import { sql } from 'kysely';
import { abortable } from '../database/abortable.ts';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import { ROLLUP_VALUES } from './insert-usage-records.ts';
import { COUNTED_PERIODS, LEDGER_BEGIN } from './ledger-begin.ts';
import { ROLLUP_SUMS } from './usage-rollup-columns.ts';
import { ALL_LEVELS, TOTALS_KEY, TOTALS_KEY_OF_GROUP, totalsSlots } from './usage-totals-levels.ts';

/** Sums that are not those of the ledger. */
export interface UsageDifference {
  readonly of: 'rollup' | 'total' | 'counter';
  /** The key of the row: names and values of its columns. */
  readonly key: Readonly<Record<string, string | number | null>>;
  /** For each column that differs, the decimal number that it should be and the one that it is. */
  readonly columns: Readonly<Record<string, readonly [expected: string, found: string]>>;
}

export interface Reconciliation {
  /** The ledger was compared from then on: what is older is kept as sums only. */
  readonly since: Date;
  readonly records: number;
  readonly counters: number;
  readonly differences: number;
}

const DAY_MS = 86_400_000;
const ROWS_AT_A_TIME = 500;
/** Of one day, or of all counters. */
const STATEMENT_TIMEOUT = '15min';

/** Release 0.1 kept no overhead. */
const COMPARED = ROLLUP_SUMS.filter((column) => column !== 'overhead_sum_us');
/** Of `sides`, which has what should be with 1 and what is with -1. */
const DIFFERENT_COLUMNS = `jsonb_strip_nulls(jsonb_build_object(
  ${COMPARED.map((column) => `'${column}', ${pairOf(column)}`).join(', ')}))`;
const IS_DIFFERENT = COMPARED.map((column) => `sum(side * ${column}) <> 0`).join(' or ');
const KEY = 'organization_id, starts_at, workspace_id, api_key_id, user_id, team_id, model, provider';
const SLOT = (time: string) => `date_bin(make_interval(mins => slot.minutes), ${time}, '2000-01-01T00:00Z')`;

/** From `first` to `last` there are rows to compare. */
const FACTS = sql<{ since: Date; first: Date | null; last: Date | null; records: number; counters: number }>`
  select ledger.since, (select count(*)::int from usage_records where started_at >= ledger.since) as records,
    (select count(*)::int from (${sql.raw(COUNTED_PERIODS)}) as due where is_complete) as counters,
    date_trunc('day', least(
      (select min(started_at) from usage_records where started_at >= ledger.since),
      (select min(starts_at) from usage_rollups where starts_at >= ledger.since),
      (select min(starts_at) from usage_totals where starts_at >= ledger.since)), 'UTC') as first,
    greatest((select max(started_at) from usage_records), (select max(starts_at) from usage_rollups)) as last
  from (select ${sql.raw(LEDGER_BEGIN)} as since) as ledger`;

const NEXT = sql<Omit<UsageDifference, 'of'>>`fetch ${sql.raw(`${ROWS_AT_A_TIME}`)} from differences`;

/** Of one day. Records are compared with the sums of hours where any of the day are, else with those of quarters. */
const rollupDifferences = (since: Date, until: Date) => `
with slot as materialized (
  select case
    when exists (select from usage_rollups where minutes = 60 and starts_at >= '${since.toISOString()}' and starts_at < '${until.toISOString()}') then 60 else 15
  end as minutes
), sides as (
  select 1 as side, organization_id, ${SLOT('started_at')} as starts_at, workspace_id, api_key_id, user_id, team_id, model,
    provider, ${COMPARED.map((column) => `${ROLLUP_VALUES.sums[column]} as ${column}`).join(', ')}
  from usage_records cross join slot
  where started_at >= '${since.toISOString()}' and started_at < '${until.toISOString()}'
  group by 2, 3, 4, 5, 6, 7, 8, 9
  union all
  select -1, organization_id, ${SLOT('starts_at')}, workspace_id, api_key_id, user_id, team_id, model, provider,
    ${COMPARED.join(', ')}
  from usage_rollups cross join slot
  where usage_rollups.minutes in (15, 60) and starts_at >= '${since.toISOString()}' and starts_at < '${until.toISOString()}'
)
select jsonb_build_object('minutes', slot.minutes, 'starts_at', starts_at, 'organization_id', organization_id,
    'workspace_id', workspace_id, 'api_key_id', api_key_id, 'user_id', user_id, 'team_id', team_id, 'model', model,
    'provider', provider) as key,
  ${DIFFERENT_COLUMNS} as columns
from sides cross join slot
group by slot.minutes, ${KEY}
having ${IS_DIFFERENT}
order by ${KEY}`;

/** Of one day, as far as rollups are added up to totals. Quarters of old times may still be there: nobody reads them. */
const totalDifferences = (since: Date, until: Date) => {
  const range = `starts_at >= '${since.toISOString()}' and starts_at < '${until.toISOString()}'`;
  return `
with sides as (
  select 1 as side, ${TOTALS_KEY_OF_GROUP}, ${COMPARED.map((column) => `sum(${column}) as ${column}`).join(', ')}
  from ${totalsSlots(`(select * from usage_rollups where minutes in (15, 60) and ${range})`)}
  group by ${ALL_LEVELS}
  union all
  select -1, ${TOTALS_KEY}, ${COMPARED.join(', ')} from usage_totals where minutes in (15, 60, 1440) and ${range}
)
select jsonb_build_object(${TOTALS_KEY.split(', ')
    .map((column) => `'${column}', ${column}`)
    .join(', ')}) as key, ${DIFFERENT_COLUMNS} as columns
from sides
where minutes > 15 or starts_at >= (select quarters_since from usage_totals_fold)
group by ${TOTALS_KEY}
having ${IS_DIFFERENT}
order by ${TOTALS_KEY}`;
};

const COUNTER_DIFFERENCES = `
select jsonb_build_object('scope', due.scope, 'scope_id', due.scope_id, 'organization_id', due.organization_id,
    'model_id', due.model_id, 'period', due.period, 'period_start', due.period_start) as key,
  jsonb_strip_nulls(jsonb_build_object(
    'spent_nano_usd', ${pairIf('used.spent_nano_usd', 'counter.spent_nano_usd')},
    'requests', ${pairIf('used.requests', 'counter.requests')},
    'tokens', ${pairIf('used.tokens', 'counter.tokens')})) as columns
from (${COUNTED_PERIODS}) as due
left join limit_counters as counter on counter.scope = due.scope and counter.scope_id = due.scope_id
  and counter.organization_id = due.organization_id and counter.model_id is not distinct from due.model_id
  and counter.period = due.period and counter.period_start = due.period_start
cross join lateral limit_usage(due.organization_id, due.scope, due.scope_id, due.model_id, due.period_start, due.ends_at)
  as used
where due.is_complete
  and (used.spent_nano_usd, used.requests, used.tokens) is distinct from
    (coalesce(counter.spent_nano_usd, 0), coalesce(counter.requests, 0), coalesce(counter.tokens, 0))`;

/**
 * Compares the ledger with its rollups, and these with their totals and with what is counted for limits, in one snapshot: traffic may go on. What
 * was recorded is compared day by day, and differences are reported as they are found, so memory is bounded.
 *
 * @param report awaited; false ends the comparison
 * @param progress awaited after each day; false likewise
 * @param signal ends the statement that runs
 * @throws DomainError `database_unavailable`, also when the signal aborts
 */
export function reconcileUsage(
  { kysely }: Pick<Database, 'kysely'>,
  report: (difference: UsageDifference) => Promise<boolean>,
  progress: (daysDone: number, days: number) => Promise<boolean> = async () => true,
  signal?: AbortSignal,
): Promise<Reconciliation> {
  const snapshot = kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return runQuery(
    abortable(kysely, snapshot, signal, async (transaction) => {
      await sql.raw(`set local statement_timeout = '${STATEMENT_TIMEOUT}'`).execute(transaction);
      const { since, first, last, records, counters } = (await FACTS.execute(transaction)).rows[0]!;
      let differences = 0;
      let isWanted = true;
      const compare = async (of: UsageDifference['of'], query: string) => {
        await sql.raw(`declare differences no scroll cursor for ${query}`).execute(transaction);
        for (let isMore = true; isMore && isWanted; ) {
          const { rows } = await NEXT.execute(transaction);
          isMore = rows.length === ROWS_AT_A_TIME;
          differences += rows.length;
          for (const { key, columns } of rows) isWanted &&= await report({ of, key, columns });
        }
        await sql.raw('close differences').execute(transaction);
      };
      const lastMs = last?.getTime() ?? Number.NEGATIVE_INFINITY;
      const firstMs = first?.getTime() ?? 0;
      const days = first === null ? 0 : Math.max(0, Math.floor((lastMs - firstMs) / DAY_MS) + 1);
      for (let dayMs = firstMs; dayMs <= lastMs && isWanted; dayMs += DAY_MS) {
        const [from, to] = [new Date(dayMs), new Date(dayMs + DAY_MS)];
        await compare('rollup', rollupDifferences(from, to));
        if (isWanted) await compare('total', totalDifferences(from, to));
        isWanted &&= await progress(Math.round((dayMs - firstMs) / DAY_MS) + 1, days);
      }
      if (isWanted) await compare('counter', COUNTER_DIFFERENCES);
      return { since, records, counters, differences };
    }),
  );
}

function pairOf(column: string): string {
  const side = (sign: number) => `coalesce(sum(${column}) filter (where side = ${sign}), 0)`;
  return `case when sum(side * ${column}) <> 0 then jsonb_build_array(${side(1)}::text, ${side(-1)}::text) end`;
}

function pairIf(expected: string, found: string): string {
  return `case when ${expected} <> coalesce(${found}, 0) then jsonb_build_array(${expected}::text, coalesce(${found}, 0)::text) end`;
}
