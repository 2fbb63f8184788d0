import { QUARTERS_KEPT_DAYS } from '@weir/domain/usage';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import {
  ADD_TO_ROLLUP,
  ADD_TO_TOTALS,
  ADDED_COLUMNS,
  ROLLUP_KEY,
  SUMS_OF_ROLLUPS,
  TOTALS_KEY,
} from './usage-rollup-columns.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BATCH = 5_000;
const MAX_BATCHES = 1_000;

const HOUR = "date_bin('1 hour', starts_at, '2000-01-01T00:00Z')";

const TABLES = [
  { table: 'usage_rollups', key: ROLLUP_KEY, add: ADD_TO_ROLLUP },
  { table: 'usage_totals', key: TOTALS_KEY, add: ADD_TO_TOTALS },
];

/** Its key by the hour. Rows are locked in the order of the key. */
function compact({ table, key, add }: (typeof TABLES)[number]): string {
  const ofHour = key.replace('starts_at', HOUR);
  return `
with quarters as (
  delete from ${table} where ctid = any(array(
    select ctid from ${table} where minutes = 15 and starts_at < $1 limit ${BATCH} for update skip locked))
  returning *
), hours as (
  insert into ${table} as rollup (${key}, ${ADDED_COLUMNS})
  select ${ofHour.replace('minutes', '60')}, ${SUMS_OF_ROLLUPS}
  from quarters
  group by ${ofHour}
  order by ${ofHour}
  ${add}
)
select count(*)::int as count from quarters`;
}

/**
 * Adds quarters of an hour older than 62 days up to hours, in rollups and in totals, in batches of 5,000, each in one statement: a report between two
 * batches counts everything once. Skips rows that another transaction has locked; the next call takes them.
 *
 * @returns how many quarters, at most 5,000,000 of each table
 * @throws DomainError `database_unavailable`
 */
export async function compactUsageRollups(database: Database, now: Date): Promise<number> {
  const before = Math.floor((now.getTime() - QUARTERS_KEPT_DAYS * DAY_MS) / HOUR_MS) * HOUR_MS;
  let compacted = 0;
  for (const table of TABLES) {
    const statement = compact(table);
    for (let batch = 0; batch < MAX_BATCHES; batch++) {
      const [row] = await runQuery(database.sql.unsafe<{ count: number }[]>(statement, [new Date(before)]));
      compacted += row!.count;
      if (row!.count < BATCH) break;
    }
  }
  return compacted;
}
