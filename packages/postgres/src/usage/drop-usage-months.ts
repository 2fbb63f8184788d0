import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';

const DAY_MS = 86_400_000;

export interface DroppedMonths {
  /** Such as `2026-01`. */
  readonly dropped: readonly string[];
  /** Months that have records which are not in the rollups. */
  readonly kept: readonly string[];
}

/**
 * Drops the months of the ledger that ended more than `retentionMonths` ago, whole partitions, oldest first. Rollups stay, so a
 * month that has a record which is not in them is kept.
 *
 * @throws DomainError `database_unavailable`, also when others use the ledger too much for a second
 */
export async function dropUsageMonths(database: Database, retentionMonths: number): Promise<DroppedMonths> {
  const { sql } = database;
  const months = await runQuery(sql<{ month: string }[]>`
    select to_char(month, 'YYYY-MM') as month from (
      select to_date(right(c.relname, 7), 'YYYY_MM') as month
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'usage_records'::regclass and c.relname ~ '^usage_records_[0-9]{4}_[0-9]{2}$'
    ) as months
    where month + make_interval(months => ${retentionMonths}::integer + 1) <= now() at time zone 'UTC'
    order by month`);
  const dropped: string[] = [];
  const kept: string[] = [];
  for (const { month } of months) {
    if (!(await isRolledUp(database, month))) {
      kept.push(month);
      continue;
    }
    const [row] = await runQuery(
      sql<{ dropped: boolean }[]>`
        select drop_usage_partition(${`${month}-01`}::text::date, ${retentionMonths}::integer) as dropped`,
    );
    if (row!.dropped) dropped.push(month);
  }
  return { dropped, kept };
}

/** Compares day by day: a month in one statement could take longer than a statement may. */
async function isRolledUp({ sql }: Database, month: string): Promise<boolean> {
  for (let day = new Date(`${month}-01T00:00:00Z`); day.toISOString().startsWith(month); ) {
    const next = new Date(day.getTime() + DAY_MS);
    const [row] = await runQuery(sql<{ differs: boolean }[]>`
      select exists (
        select from (
          select organization_id, api_key_id, model, count(*) as requests, coalesce(sum(cost_nano_usd), 0) as cost
          from usage_records where started_at >= ${day} and started_at < ${next} group by 1, 2, 3
        ) as recorded
        left join (
          select organization_id, api_key_id, model, sum(requests) as requests, sum(cost_nano_usd) as cost
          from usage_rollups where minutes in (15, 60) and starts_at >= ${day} and starts_at < ${next} group by 1, 2, 3
        ) as added using (organization_id, api_key_id, model)
        where recorded.requests > coalesce(added.requests, 0) or recorded.cost > coalesce(added.cost, 0)
      ) as differs`);
    if (row!.differs) return false;
    day = next;
  }
  return true;
}
