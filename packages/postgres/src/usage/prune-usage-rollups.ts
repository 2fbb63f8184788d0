import { QUARTERS_KEPT_DAYS } from '@weir/domain/usage';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';

const DAY_MS = 86_400_000;
const BATCH = 5_000;
const MAX_BATCHES = 1_000;

/**
 * Deletes expired rollups of quarters of an hour, in batches of 5,000; those of hours stay. Skips rows that another
 * transaction has locked; the next call deletes them.
 *
 * @returns how many, at most 5,000,000
 * @throws DomainError `database_unavailable`
 */
export async function pruneUsageRollups(database: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - QUARTERS_KEPT_DAYS * DAY_MS);
  let deleted = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const { count } = await runQuery(database.sql`
      delete from usage_rollups where ctid = any(array(
        select ctid from usage_rollups where minutes = 15 and starts_at < ${before}
        limit ${BATCH} for update skip locked))`);
    deleted += count;
    if (count < BATCH) break;
  }
  return deleted;
}
