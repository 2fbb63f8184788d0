import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import { ADDED_COLUMNS, SUMS_OF_ROLLUPS, TOTALS_KEY, TOTALS_LEVELS } from './usage-rollup-columns.ts';

/** The newest rollups stay out: nearly all records of a time are there by then. */
const LEFT_OUT = '3 hours';
/** Of one transaction: gateways wait meanwhile. */
const MAX_STEP = '1 day';
const MAX_STEPS = 5_000;

/** Locks the one row: the other replicas wait. */
const NEXT_STEP = sql<{ since: Date; until: Date }>`
  select since, least(since + ${MAX_STEP}::text::interval, latest) as until from (
    select greatest(folded_until, coalesce(least(
        (select min(starts_at) from usage_rollups where minutes = 15),
        (select min(starts_at) from usage_rollups where minutes = 60)), now())) as since,
      date_bin('15 minutes', now() - ${LEFT_OUT}::text::interval, '2000-01-01T00:00Z') as latest
    from usage_totals_fold for update of usage_totals_fold
  ) as fold where since < latest`;

/**
 * Adds rollups that are three hours old up to `usage_totals`: of each organization, and of the platform. Replicas take turns.
 * While a step runs, a fraction of a second for a day of a large installation, settlements wait; what is recorded later for
 * such a time is added to both tables.
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
      // Whoever records now is done before, and whoever comes later sees how far totals go.
      await sql`lock table usage_rollups in share mode`.execute(transaction);
      await sql`
        insert into usage_totals (${sql.raw(TOTALS_KEY)}, ${sql.raw(ADDED_COLUMNS)})
        select ${sql.raw(TOTALS_KEY)}, ${sql.raw(SUMS_OF_ROLLUPS)}
        from usage_rollups where minutes in (15, 60) and starts_at >= ${fold.since} and starts_at < ${fold.until}
        group by ${sql.raw(TOTALS_LEVELS)}`.execute(transaction);
      await sql`update usage_totals_fold set folded_until = ${fold.until}`.execute(transaction);
      return true;
    }),
  );
}
