import { isOfLedger, type UsageSelection } from '@weir/domain/usage-reports';
import { type RawBuilder, sql } from 'kysely';
import { date, isWithinDays, quartersWithin, usageDays } from './usage-days.ts';
import { conditions } from './usage-selection.ts';

/**
 * The cells with a request in the range, and the quarter of an hour of the last one. Nearly all had one on the last two days, which are read
 * at once; the others are looked up one by one.
 */
export function activeCells(selection: UsageSelection): RawBuilder<unknown> {
  const { reach, filter, since, until } = selection;
  const wanted = conditions([reach, filter]);
  if (isOfLedger(filter)) {
    return sql`
      select organization_id, workspace_id, api_key_id, user_id, model, provider,
        date_bin('15 minutes', max(started_at), '2000-01-01T00:00Z') as last_active_at
      from usage_records where ${wanted} and started_at >= ${since} and started_at < ${until}
      group by 1, 2, 3, 4, 5, 6`;
  }
  const days = usageDays(selection);
  const of = (name: string, daysBefore: number) => sql`
    left join daily_usage as ${sql.raw(name)} on ${sql.raw(name)}.cell_id = cells.id
      and ${sql.raw(name)}.day = ${date(days.last)} - ${sql.lit(daysBefore)} and ${isWithinDays(days, name)}`;
  return sql`
    select cells.organization_id, cells.workspace_id, cells.api_key_id, cells.user_id, cells.model, cells.provider,
      latest.day::timestamp at time zone 'UTC'
        + interval '15 minutes' * (96 - position('1' in reverse(latest.quarters::text))) as last_active_at
    from (select * from usage_cells where ${wanted}) as cells
    ${of('newest', 0)}
    ${of('newer', 1)}
    left join lateral (
      select day, ${quartersWithin(days, 'daily')} as quarters from daily_usage as daily
      where newest.cell_id is null and newer.cell_id is null
        and daily.cell_id = cells.id and ${isWithinDays(days, 'daily')} order by day desc limit 1
    ) as older on true
    cross join lateral (
      select coalesce(newest.day, newer.day, older.day) as day,
        coalesce(${quartersWithin(days, 'newest')}, ${quartersWithin(days, 'newer')}, older.quarters) as quarters
    ) as latest
    where latest.day is not null`;
}
