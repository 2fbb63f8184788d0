import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';

const DAY_MS = 86_400_000;
const BATCH = 5_000;
const MAX_BATCHES = 1_000;

/**
 * Deletes refusals older than the given number of days, and the oldest beyond the kept number, in batches of 5,000.
 *
 * @returns how many, at most 5,000,000
 * @throws DomainError `database_unavailable`
 */
export async function pruneRefusals(
  database: Database,
  now: Date,
  { days, rows }: { readonly days: number; readonly rows: number },
): Promise<number> {
  const [newestBeyond] = await runQuery(
    database.sql<{ minute: Date }[]>`
      select minute from request_refusals order by minute desc offset ${rows} limit 1`,
  );
  const tooOld = new Date(now.getTime() - days * DAY_MS);
  const before = newestBeyond !== undefined && newestBeyond.minute > tooOld ? newestBeyond.minute : tooOld;
  let deleted = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const { count } = await runQuery(database.sql`
      delete from request_refusals where ctid = any(array(
        select ctid from request_refusals where minute <= ${before} limit ${BATCH} for update skip locked))`);
    deleted += count;
    if (count < BATCH) break;
  }
  return deleted;
}
