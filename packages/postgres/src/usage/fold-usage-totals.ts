import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import { insertDayTotals, insertHourTotals } from './insert-usage-totals.ts';

/** The newest rollups stay out: nearly all records of a time are there by then. */
const LEFT_OUT = '2 hours';
/** Of one transaction: records that come late wait meanwhile. */
const MAX_STEP = '6 hours';
const MAX_STEPS = 5_000;

/** Locks the one row: the other replicas wait. Days are folded when they are over. */
const NEXT_STEP = sql<{ since: Date; until: Date; day: Date; next_day: Date }>`
  select since, until, date_bin('1 day', since, '2000-01-01T00:00Z') as day,
    date_bin('1 day', until, '2000-01-01T00:00Z') as next_day
  from (
    select since, least(since + ${MAX_STEP}::text::interval, latest) as until from (
      select greatest(folded_until, date_bin('1 hour', coalesce(least(
          (select min(starts_at) from usage_rollups where minutes = 15),
          (select min(starts_at) from usage_rollups where minutes = 60)), now()), '2000-01-01T00:00Z')) as since,
        date_bin('1 hour', now() - ${LEFT_OUT}::text::interval, '2000-01-01T00:00Z') as latest
      from usage_totals_fold for update of usage_totals_fold
    ) as fold where since < latest
  ) as step`;

/**
 * Adds rollups that are two hours old up to `usage_totals`. Replicas take turns. What is recorded later for such a time is
 * added to both tables; such records, and no others, wait while a step runs.
 *
 * @returns in how many steps
 * @throws DomainError `database_unavailable`
 */
export async function foldUsageTotals(database: Database): Promise<number> {
  for (let step = 0; step < MAX_STEPS; step++) if (!(await foldStep(database))) return step;
  return MAX_STEPS;
}

function foldStep({ kysely }: Database): Promise<boolean> {
  return runQuery(
    kysely.transaction().execute(async (transaction) => {
      await sql`set local lock_timeout = '5s'`.execute(transaction);
      const { rows } = await NEXT_STEP.execute(transaction);
      const [fold] = rows;
      if (fold === undefined) return false;
      // Whoever records late now is done before, and whoever comes later sees how far totals go.
      await sql`lock table usage_totals in share row exclusive mode`.execute(transaction);
      await insertHourTotals(transaction, fold.since, fold.until);
      if (fold.day < fold.next_day) await insertDayTotals(transaction, fold.day, fold.next_day);
      await sql`update usage_totals_fold set folded_until = ${fold.until}`.execute(transaction);
      return true;
    }),
  );
}
