import { QUARTERS_KEPT_DAYS } from '@weir/domain/usage';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import {
  ADD_TO_ROLLUP,
  eachBucket,
  ROLLUP_BUCKETS,
  ROLLUP_COLUMNS,
  ROLLUP_SUMS,
} from './usage-rollup-columns.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BATCH = 5_000;
const MAX_BATCHES = 1_000;

const HOUR = "date_bin('1 hour', starts_at, '2000-01-01T00:00Z')";
const VALUES = [
  `organization_id, 60, ${HOUR}, workspace_id, api_key_id, user_id, team_id, model, provider`,
  ...ROLLUP_SUMS.map((column) => `sum(${column})`),
  ...Object.entries(ROLLUP_BUCKETS).map(([column, bounds]) =>
    eachBucket(bounds, (index) => `sum(${column}[${index + 1}])`),
  ),
].join(', ');

const COMPACT = `
with quarters as (
  delete from usage_rollups where ctid = any(array(
    select ctid from usage_rollups where minutes = 15 and starts_at < $1 limit ${BATCH} for update skip locked))
  returning *
), hours as (
  insert into usage_rollups as rollup (${ROLLUP_COLUMNS})
  select ${VALUES}
  from quarters
  group by organization_id, ${HOUR}, workspace_id, api_key_id, user_id, team_id, model, provider
  order by organization_id, ${HOUR}, workspace_id, api_key_id, model, provider, user_id, team_id
  ${ADD_TO_ROLLUP}
)
select count(*)::int as count from quarters`;

/**
 * Adds quarters of an hour older than 62 days up to hours, in batches of 5,000, each in one statement: a report between two
 * batches counts everything once. Skips rows that another transaction has locked; the next call takes them.
 *
 * @returns how many quarters, at most 5,000,000
 * @throws DomainError `database_unavailable`
 */
export async function compactUsageRollups(database: Database, now: Date): Promise<number> {
  const before = Math.floor((now.getTime() - QUARTERS_KEPT_DAYS * DAY_MS) / HOUR_MS) * HOUR_MS;
  let compacted = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const [row] = await runQuery(database.sql.unsafe<{ count: number }[]>(COMPACT, [new Date(before)]));
    compacted += row!.count;
    if (row!.count < BATCH) break;
  }
  return compacted;
}
