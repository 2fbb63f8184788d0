import { type CalendarDate, endOfMonth, parseDate, startOfMonth, today } from '@internationalized/date';
import { endOfMinute, lastDay, type TimeRange } from './last-day.ts';
import type { Period, PeriodSearch } from './period-search.ts';

const DAYS: Partial<Record<Period, number>> = { '7d': 7, '30d': 30, '90d': 90 };
const DEFAULT_PERIOD = '7d';

/**
 * The range that the search parameters mean now. Days begin at midnight of the time zone; the running minute counts, so
 * that a query stays the same for a minute.
 */
export function rangeOf(search: PeriodSearch, timeZone: string, nowMs: number): TimeRange {
  if (search.period === '24h') return lastDay(nowMs);
  const end = endOfMinute(nowMs);
  const days = daysOf(search, timeZone);
  const since = days.start.toDate(timeZone).toISOString();
  const dayAfter = days.end.add({ days: 1 }).toDate(timeZone);
  return { since, until: new Date(Math.min(dayAfter.getTime(), end.getTime())).toISOString() };
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
