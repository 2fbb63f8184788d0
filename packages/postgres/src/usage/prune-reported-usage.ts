import { MAX_REPORT_AGE_DAYS } from '@weir/domain/usage-reports';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';

const BATCH = 5_000;
const MAX_BATCHES = 200;
const DAY_MS = 86_400_000;

/**
 * Forgets ids of usage that is too old to be reported again, in batches of 5,000.
 *
 * @returns how many, at most a million
 * @throws DomainError `database_unavailable`
 */
export async function pruneReportedUsage({ sql }: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 2 * MAX_REPORT_AGE_DAYS * DAY_MS);
  let pruned = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const { count } = await runQuery(sql`
      delete from reported_usage where ctid = any(array(
        select ctid from reported_usage where started_at < ${before} limit ${BATCH}))`);
    pruned += count;
    if (count < BATCH) break;
  }
  return pruned;
}
