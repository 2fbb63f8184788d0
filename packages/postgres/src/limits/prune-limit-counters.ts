import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';

/** Longer than any period: what has not changed for this long is of a period that is over. */
const KEPT_DAYS = 400;
const BATCH = 5_000;
const MAX_BATCHES = 200;
const DAY_MS = 86_400_000;

const PRUNE = `
with old as (
  delete from limit_counters where ctid = any(array(
    select ctid from limit_counters where updated_at < $1 and period <> 'total' limit ${BATCH} for update skip locked))
  returning 1
)
select count(*)::int as count from old`;

/** An hour after their end nobody needs leases, not even to learn that they have ended. */
const DROP_LEASES = `
delete from limit_leases where ctid = any(array(
  select ctid from limit_leases where expires_at < now() - interval '1 hour' limit ${BATCH} for update skip locked))`;

/**
 * Deletes counters of periods that were over more than a year ago, in batches, and leases that ended and that nobody asked
 * about since.
 *
 * @returns how many counters, at most 1,000,000
 * @throws DomainError `database_unavailable`
 */
export async function pruneLimitCounters({ sql }: Pick<Database, 'sql'>, now: Date): Promise<number> {
  await runQuery(sql.unsafe(DROP_LEASES));
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  let pruned = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const [row] = await runQuery(sql.unsafe<{ count: number }[]>(PRUNE, [before]));
    pruned += row!.count;
    if (row!.count < BATCH) break;
  }
  return pruned;
}
