import { DomainError } from '@weir/domain/kernel';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/database.ts';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { BUCKET_INDEXES, ROLLUP_OF_RECORDS } from './insert-usage-records.ts';
import { insertDayTotals, insertHourTotals } from './insert-usage-totals.ts';
import { COUNTED_PERIODS, LEDGER_BEGIN } from './ledger-begin.ts';
import { ROLLUP_COLUMNS, ROLLUP_KEY } from './usage-rollup-columns.ts';

export interface RebuiltUsage {
  /** The beginning of the hour that the time was in. */
  readonly since: Date;
  readonly hours: number;
  readonly counters: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of one transaction: recording waits meanwhile. */
const LIMITS_AT_A_TIME = 20;
const NO_LIMIT = '00000000-0000-0000-0000-000000000000';

/** Hours where quarters are not kept any more. */
const insertRollups = (from: Date, until: Date) => sql`
insert into usage_rollups (${sql.raw(ROLLUP_COLUMNS)})
select ${sql.raw(ROLLUP_OF_RECORDS)}
from (
  select *, date_bin(make_interval(mins => minutes), started_at, '2000-01-01T00:00Z') as starts_at,
    ${sql.raw(BUCKET_INDEXES)}
  from usage_records
  cross join (
    select case when ${from} < quarters_since then 60::smallint else 15::smallint end as minutes from usage_totals_fold
  ) as slot
  where started_at >= ${from} and started_at < ${until}
) as records
group by ${sql.raw(ROLLUP_KEY)}`;

const batchAfter = (after: string) =>
  sql`select id from limits where id > ${after} and period is not null order by id limit ${LIMITS_AT_A_TIME}`;

const countBatchAnew = (since: Date, after: string) => sql`
insert into limit_counters as counter (organization_id, scope, scope_id, model_id, period, period_start, spent_nano_usd,
  requests, tokens, updated_at)
select due.organization_id, due.scope, due.scope_id, due.model_id, due.period, due.period_start, used.spent_nano_usd,
  used.requests, used.tokens, now()
from (${sql.raw(COUNTED_PERIODS)} and limits.id = any(array(${batchAfter(after)}))) as due
cross join lateral limit_usage(due.organization_id, due.scope, due.scope_id, due.model_id, due.period_start, due.ends_at)
  as used
where due.is_complete and due.ends_at > ${since}
order by due.scope, due.scope_id, due.organization_id, due.model_id, due.period, due.period_start
on conflict on constraint limit_counters_key do update set
  spent_nano_usd = excluded.spent_nano_usd,
  requests = excluded.requests,
  tokens = excluded.tokens,
  updated_at = excluded.updated_at`;

/**
 * Makes the rollups and totals since a time and the counters of limits anew, from the ledger. Traffic may go on: an hour, or some
 * limits, are one transaction, and recording waits for it.
 *
 * @throws DomainError `invalid_parameter` for a time before the oldest month of the ledger: its sums could not be made again;
 *   `database_unavailable`
 */
export async function rebuildUsage({ kysely }: Pick<Database, 'kysely'>, time: Date): Promise<RebuiltUsage> {
  const since = new Date(Math.floor(time.getTime() / HOUR_MS) * HOUR_MS);
  const facts = await runQuery(
    sql<{ begin: Date; end: Date | null }>`
      select ${sql.raw(LEDGER_BEGIN)} as begin,
        greatest((select max(started_at) from usage_records), (select max(starts_at) from usage_rollups)) as end`.execute(
      kysely,
    ),
  );
  const { begin, end } = facts.rows[0]!;
  if (since < begin) {
    throw new DomainError(
      'invalid_parameter',
      `The ledger begins at ${begin.toISOString()}. Older sums cannot be made again.`,
    );
  }
  let hours = 0;
  for (let atMs = since.getTime(); end !== null && atMs <= end.getTime(); atMs += HOUR_MS) {
    const [from, until] = [new Date(atMs), new Date(atMs + HOUR_MS)];
    await runQuery(
      kysely.transaction().execute(async (transaction) => {
        await sql`lock table usage_rollups in share row exclusive mode`.execute(transaction);
        await sql`
          delete from usage_rollups
          where minutes in (15, 60) and starts_at >= ${from} and starts_at < ${until}`.execute(transaction);
        await insertRollups(from, until).execute(transaction);
        await makeTotals(transaction, 'hour', from);
      }),
    );
    hours += 1;
    const isLastOfDay = until.getTime() % DAY_MS === 0 || until > end;
    if (isLastOfDay)
      await runQuery(
        kysely.transaction().execute(async (transaction) => {
          await makeTotals(transaction, 'day', from);
          // Of the day cache: the number of requests may be the same, and their rollups others.
          await sql`update daily_usage_days set requests = -1 where day = (${from}::timestamptz at time zone 'UTC')::date`.execute(
            transaction,
          );
        }),
      );
  }
  return { since, hours, counters: await countAnew(kysely, since) };
}

/** Of the hour or the day (UTC) that a time is in, as far as they are folded. */
async function makeTotals(transaction: Transaction<DB>, unit: 'hour' | 'day', time: Date): Promise<void> {
  const { minutes, insert } = {
    hour: { minutes: [15, 60], insert: insertHourTotals },
    day: { minutes: [1440], insert: insertDayTotals },
  }[unit];
  const { rows } = await sql<{ from: Date; until: Date; is_folded: boolean }>`
    select *, until <= folded_until as is_folded from (
      select folded_until, date_bin(step, ${time}::timestamptz, '2000-01-01T00:00Z') as from,
        date_bin(step, ${time}::timestamptz, '2000-01-01T00:00Z') + step as until
      from usage_totals_fold, (select ${`1 ${unit}`}::text::interval as step) as unit for update of usage_totals_fold
    ) as unit`.execute(transaction);
  const { from, until, is_folded: isFolded } = rows[0]!;
  await sql`lock table usage_totals in share row exclusive mode`.execute(transaction);
  // Of columns in memory: the number of requests may be the same, and other sums not.
  await sql`update usage_totals_fold set rebuilds = rebuilds + 1`.execute(transaction);
  await sql`
    delete from usage_totals
    where minutes = any(${minutes}::smallint[]) and starts_at >= ${from} and starts_at < ${until}`.execute(
    transaction,
  );
  if (isFolded) await insert(transaction, from, until);
}

async function countAnew(kysely: Database['kysely'], since: Date): Promise<number> {
  let counters = 0;
  for (let after = NO_LIMIT; ; ) {
    const batch = await runQuery(
      sql<{ last: string | null }>`
        select max(id::text) as last from (${batchAfter(after)}) as batch`.execute(kysely),
    );
    const { last } = batch.rows[0]!;
    if (last === null) return counters;
    const counted = await runQuery(
      kysely.transaction().execute(async (transaction) => {
        await sql`lock table usage_rollups in share mode`.execute(transaction);
        return countBatchAnew(since, after).execute(transaction);
      }),
    );
    counters += Number(counted.numAffectedRows);
    after = last;
  }
}
