import { QUARTERS_KEPT_DAYS } from '@weir/domain/usage';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import { ADD_TO_ROLLUP, ADDED_COLUMNS, ROLLUP_KEY, SUMS_OF_ROLLUPS } from './usage-rollup-columns.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BATCH = 5_000;
const MAX_BATCHES = 1_000;

const KEY_OF_HOUR = ROLLUP_KEY.replace('starts_at', "date_bin('1 hour', starts_at, '2000-01-01T00:00Z')");

/** Rows are locked in the order of their keys. */
const ADD_UP_QUARTERS = `
with quarters as (
  delete from usage_rollups where ctid = any(array(
    select ctid from usage_rollups where minutes = 15 and starts_at < $1 limit ${BATCH} for update skip locked))
  returning *
), hours as (
  insert into usage_rollups as rollup (${ROLLUP_KEY}, ${ADDED_COLUMNS})
  select ${KEY_OF_HOUR.replace('minutes', '60')}, ${SUMS_OF_ROLLUPS}
  from quarters
  group by ${KEY_OF_HOUR}
  order by ${KEY_OF_HOUR}
  ${ADD_TO_ROLLUP}
)
select count(*)::int as count from quarters`;

/** Totals have the hours already. */
const DELETE_QUARTERS = `
with quarters as (
  delete from usage_totals where ctid = any(array(
    select ctid from usage_totals where minutes = 15 and starts_at < $1 limit ${BATCH} for update skip locked))
  returning 1
)
select count(*)::int as count from quarters`;

/**
 * Adds quarters of an hour older than 62 days up to hours in rollups, and deletes them from totals, in batches of 5,000, each in
 * one statement: a report between two batches counts everything once. Skips rows that another transaction has locked; the
 * next call takes them.
 *
 * @returns how many quarters, at most 5,000,000 of each table
 * @throws DomainError `database_unavailable`
 */
export async function compactUsageRollups(database: Database, now: Date): Promise<number> {
  const before = new Date(Math.floor((now.getTime() - QUARTERS_KEPT_DAYS * DAY_MS) / HOUR_MS) * HOUR_MS);
  // First: from now on, reports read hours of that time.
  await runQuery(
    database.sql`update usage_totals_fold set quarters_since = ${before} where quarters_since < ${before}`,
  );
  let compacted = 0;
  for (const statement of [ADD_UP_QUARTERS, DELETE_QUARTERS]) {
    for (let batch = 0; batch < MAX_BATCHES; batch++) {
      const [row] = await runQuery(database.sql.unsafe<{ count: number }[]>(statement, [before]));
      compacted += row!.count;
      if (row!.count < BATCH) break;
    }
  }
  return compacted;
}
