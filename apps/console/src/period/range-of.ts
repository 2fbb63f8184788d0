import { type CalendarDate, endOfMonth, parseDate, startOfMonth, today } from '@internationalized/date';
import type { Period, PeriodSearch } from './period-search.ts';

/** A range of time for the API: RFC 3339, `until` excluded. */
export interface TimeRange {
  readonly since: string;
  readonly until: string;
}

const DAYS: Partial<Record<Period, number>> = { '7d': 7, '30d': 30, '90d': 90 };
const HOUR_MS = 3_600_000;
const DEFAULT_PERIOD = '7d';

/**
 * The range that the search parameters mean now. Days begin at midnight of the time zone; the running minute counts, so
 * that a query stays the same for a minute.
 */
export function rangeOf(search: PeriodSearch, timeZone: string, nowMs: number): TimeRange {
  const end = new Date(Math.ceil(nowMs / 60_000) * 60_000);
  const period = search.period ?? DEFAULT_PERIOD;
  if (period === '24h')
    return { since: new Date(end.getTime() - 24 * HOUR_MS).toISOString(), until: end.toISOString() };
  const days = daysOf(search, timeZone);
  const since = days.start.toDate(timeZone).toISOString();
  const dayAfter = days.end.add({ days: 1 }).toDate(timeZone);
  return { since, until: (dayAfter < end ? dayAfter : end).toISOString() };
}

/** The first and the last day of the range, both included. */
export function daysOf(search: PeriodSearch, timeZone: string): { start: CalendarDate; end: CalendarDate } {
  const period = search.period ?? DEFAULT_PERIOD;
  const now = today(timeZone);
  if (period === 'custom' && search.from !== undefined && search.to !== undefined) {
    const [start, end] = [parseDate(search.from), parseDate(search.to)];
    return start.compare(end) <= 0 ? { start, end } : { start: end, end: start };
  }
  if (period === 'month') return { start: startOfMonth(now), end: endOfMonth(now) };
  return { start: now.subtract({ days: (DAYS[period] ?? 7) - 1 }), end: now };
}
