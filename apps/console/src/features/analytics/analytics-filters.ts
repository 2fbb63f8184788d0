import { today } from '@internationalized/date';
import type { components } from '@weir/api-client';
import { daysOf } from '../../period/range-of.ts';
import { type AnalyticsSearch, FILTERS } from './analytics-search.ts';

export type AnalyticsFilters = components['schemas']['AnalyticsFilters'];

/** The filters that the search parameters mean now: days of the time zone, none of them in the future. */
export function analyticsFiltersOf(search: AnalyticsSearch, timeZone: string): AnalyticsFilters {
  const { start, end } = daysOf(search, timeZone);
  const now = today(timeZone);
  const last = end.compare(now) > 0 ? now : end;
  const chosen = FILTERS.flatMap((name) => {
    const values = search[name];
    return values === undefined || values.length === 0 ? [] : [[name, values] as const];
  });
  return {
    start_date: (start.compare(last) > 0 ? last : start).toString(),
    end_date: last.toString(),
    time_zone: timeZone,
    ...Object.fromEntries(chosen),
  };
}
