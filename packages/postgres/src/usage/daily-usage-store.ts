import type {
  BuildOptions,
  BuildOutcome,
  CachedDay,
  DailyUsageCounts,
  DailyUsageStore,
} from '@weir/domain/usage-analytics';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { abortable } from '../database/abortable.ts';
import type { Database } from '../database/database.ts';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { LEDGER_BEGIN } from './ledger-begin.ts';
import { CELL_COLUMNS, isOfCell, knowCells } from './usage-cells.ts';

/** The first of two numbers of the advisory locks; the second one is the day. */
const LOCK = sql`hashtext('weir.daily_usage')`;
const LOCK_NOT_AVAILABLE = '55P03';

const quarterOf = (column: string, from: RawBuilder<unknown>) =>
  sql`(extract(epoch from ${sql.ref(column)} - ${from})::integer / 900)`;

/** The day cache in PostgreSQL. */
export class PostgresDailyUsageStore implements DailyUsageStore {
  readonly #kysely: Database['kysely'];

  constructor({ kysely }: Pick<Database, 'kysely'>) {
    this.#kysely = kysely;
  }

  async days(first: string, last: string, todayTtlMs: number): Promise<readonly CachedDay[]> {
    const { rows } = await runQuery(daysOf(first, last, todayTtlMs).execute(this.#kysely));
    return rows.map((row) => ({
      day: row.day,
      builtAt: row.built_at,
      isFresh: row.is_fresh,
      isComplete: row.is_complete,
    }));
  }

  async build(day: string, options: BuildOptions): Promise<BuildOutcome> {
    const { todayTtlMs, lockWaitMs, notBefore, signal } = options;
    let lock: BuildOutcome['lock'] = 'acquired';
    const begin = this.#kysely.transaction();
    const work = abortable(this.#kysely, begin, signal, async (transaction): Promise<BuildOutcome> => {
      const number = sql`(${day}::text::date - '2000-01-01'::date)`;
      const { rows } = await sql<{ got: boolean }>`
        select pg_try_advisory_xact_lock(${LOCK}, ${number}) as got`.execute(transaction);
      if (rows[0]!.got !== true) {
        lock = 'missed';
        await sql.raw(`set local lock_timeout = ${Math.max(1, Math.round(lockWaitMs))}`).execute(transaction);
        await sql`select pg_advisory_xact_lock(${LOCK}, ${number})`.execute(transaction);
      }
      const [state] = (await daysOf(day, day, todayTtlMs).execute(transaction)).rows;
      const isFresh =
        notBefore === null ? state!.is_fresh : state!.built_at !== null && state!.built_at >= notBefore;
      if (isFresh) return { lock, built: false, isFresh };
      await buildDay(transaction, day);
      return { lock, built: true, isFresh: true };
    });
    return runQuery(work).catch((error: unknown) => {
      // Whoever builds it takes longer than others wait.
      if ((error as { internal?: string }).internal?.startsWith(LOCK_NOT_AVAILABLE) !== true) throw error;
      return { lock, built: false, isFresh: false };
    });
  }

  async count({
    hits,
    misses,
    rebuilds,
    locksAcquired,
    locksMissed,
    graceUses,
  }: DailyUsageCounts): Promise<void> {
    await runQuery(
      sql`update daily_usage_counts set hits = hits + ${hits}, misses = misses + ${misses},
        rebuilds = rebuilds + ${rebuilds}, locks_acquired = locks_acquired + ${locksAcquired},
        locks_missed = locks_missed + ${locksMissed}, grace_uses = grace_uses + ${graceUses}`.execute(
        this.#kysely,
      ),
    );
  }

  async counts(): ReturnType<DailyUsageStore['counts']> {
    const { rows } = await runQuery(
      sql<
        Record<
          | 'hits'
          | 'misses'
          | 'rebuilds'
          | 'locks_acquired'
          | 'locks_missed'
          | 'grace_uses'
          | 'days'
          | 'bytes',
          bigint
        > & { since: Date }
      >`
        select counts.*, (select count(*) from daily_usage_days) as days,
          pg_total_relation_size('daily_usage') + pg_total_relation_size('daily_usage_failures')
            + pg_total_relation_size('usage_cells') + pg_total_relation_size('daily_usage_days') as bytes
        from daily_usage_counts as counts`.execute(this.#kysely),
    );
    const row = rows[0]!;
    return {
      since: row.since,
      hits: Number(row.hits),
      misses: Number(row.misses),
      rebuilds: Number(row.rebuilds),
      locksAcquired: Number(row.locks_acquired),
      locksMissed: Number(row.locks_missed),
      graceUses: Number(row.grace_uses),
      days: Number(row.days),
      bytes: Number(row.bytes),
    };
  }

  async prune(before: string): Promise<number> {
    const { rows } = await runQuery(
      sql<{ day: string }>`
        with old as (delete from daily_usage_days where day < ${before}::text::date returning day),
          usage as (delete from daily_usage where day < ${before}::text::date),
          failures as (delete from daily_usage_failures where day < ${before}::text::date)
        select day::text from old`.execute(this.#kysely),
    );
    return rows.length;
  }
}

interface DayRow {
  readonly day: string;
  readonly built_at: Date | null;
  readonly is_fresh: boolean;
  readonly is_complete: boolean;
}

/**
 * A day is complete when its totals are made. Then it is fresh while the total of the platform has as many requests as were
 * read: records are only ever added.
 */
function daysOf(first: string, last: string, todayTtlMs: number) {
  return sql<DayRow>`
    select day.day::date::text as day, known.built_at, fold.is_complete,
      case when fold.is_complete then coalesce(known.requests, 0) = coalesce(total.requests, 0)
        else coalesce(known.built_at > now() - make_interval(secs => ${todayTtlMs / 1_000}), false) end as is_fresh
    from generate_series(${first}::text::timestamp, ${last}::text::timestamp, interval '1 day') as day (day)
    cross join lateral (
      select (day.day + interval '1 day') at time zone 'UTC'
        <= date_bin('1 day', folded_until, '2000-01-01T00:00Z') as is_complete
      from usage_totals_fold
    ) as fold
    left join daily_usage_days as known on known.day = day.day::date
    left join usage_totals as total on total.level = 'platform' and total.minutes = 1440
      and total.organization_id is null and total.starts_at = day.day at time zone 'UTC'
    order by 1`;
}

async function buildDay(transaction: Transaction<DB>, day: string): Promise<void> {
  const date = sql`${day}::text::date`;
  const from = sql`(${day}::text::timestamp at time zone 'UTC')`;
  const isOf = (column: string) =>
    sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${from} + interval '24 hours'`;
  const rollups = sql`usage_rollups where minutes in (15, 60) and ${isOf('starts_at')}`;
  await knowCells(transaction, rollups);
  await sql`delete from daily_usage where day = ${date}`.execute(transaction);
  // What is recorded after this statement began makes the numbers of requests differ, so the day is read again.
  await sql`
    with used as (
      select ${CELL_COLUMNS}, sum(requests) as requests,
        bit_or(set_bit(repeat('0', 96)::bit(96), ${quarterOf('starts_at', from)}, 1)) as quarters
      from ${rollups} group by ${CELL_COLUMNS}
    ), known as (
      select cell.id, used.requests, used.quarters from used join usage_cells as cell on ${isOfCell('used')}
    ), added as (
      insert into daily_usage (cell_id, day, quarters) select id, ${date}, quarters from known
    )
    insert into daily_usage_days as days (day, built_at, requests, has_failures)
    select ${date}, now(), coalesce(sum(requests), 0), false from known
    on conflict (day) do update set built_at = excluded.built_at, requests = excluded.requests`.execute(
    transaction,
  );
  // Months that were dropped from the ledger keep what was known of them.
  const { rows } = await sql<{ has_records: boolean }>`
    select ${from} >= coalesce(${sql.raw(LEDGER_BEGIN)}, '-infinity') as has_records`.execute(transaction);
  if (rows[0]!.has_records !== true) return;
  await sql`delete from daily_usage_failures where day = ${date}`.execute(transaction);
  await sql`
    insert into daily_usage_failures (day, cell_id, quarter, ending, error_code, requests)
    select ${date}, cell.id, ${quarterOf('failed.started_at', from)}, failed.ending, failed.error_code, count(*)
    from (select ${CELL_COLUMNS}, started_at, ending, error_code from usage_records
      where ending <> 'completed' and ${isOf('started_at')}) as failed
    join usage_cells as cell on ${isOfCell('failed')}
    group by 2, 3, 4, 5`.execute(transaction);
  await sql`update daily_usage_days set has_failures = true where day = ${date}`.execute(transaction);
}
