import { DomainError } from '../kernel/domain-error.ts';
import type { UsageRange } from '../usage-reports/usage-report.ts';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const FIRST_DATE = '2000-01-01';
const LAST_DATE = '2199-12-31';
/** Lengths that a range which is too long is offered. */
const USUAL_DAYS = [365, 180, 90, 30, 7, 1];
const MAX_SUGGESTIONS = 4;

/** Days of the calendar of a time zone: the first and the last, both included, as `YYYY-MM-DD`. */
export interface AnalyticsDays {
  readonly startDate: string;
  readonly endDate: string;
  /** A name of the IANA database. */
  readonly timeZone: string;
}

/** Where the days that are asked for, and others that analytics need, begin. */
export interface CalendarMoments {
  /** Of the first day. */
  readonly since: Date;
  /** Of the day after the last one. */
  readonly until: Date;
  /** As many days before the first one. */
  readonly previousSince: Date;
  readonly today: Date;
  /** 28 days before today. */
  readonly fourWeeksAgo: Date;
  readonly month: Date;
  readonly nextMonth: Date;
}

/** A part of the present, and of the past to compare it with: of the same length. */
export interface Comparison {
  readonly current: UsageRange;
  readonly previous: UsageRange;
}

export interface AnalyticsPeriod extends AnalyticsDays, UsageRange {
  readonly days: number;
  /** Whether it ends now, and not with its last day. */
  readonly isPartial: boolean;
  readonly compared: Comparison;
}

/**
 * How many days are asked for.
 *
 * @throws DomainError `invalid_parameter`, or `range_too_long` with shorter ranges that end on the same day
 */
export function countDays({ startDate, endDate }: AnalyticsDays, maxDays: number): number {
  for (const [param, date] of Object.entries({ start_date: startDate, end_date: endDate })) {
    if (date < FIRST_DATE || date > LAST_DATE)
      throw invalid(param, 'must be between the years 2000 and 2199');
  }
  const days = (Date.parse(endDate) - Date.parse(startDate)) / DAY_MS + 1;
  if (days < 1) throw invalid('end_date', 'must not be before start_date');
  if (days <= maxDays) return days;
  const offered = [...new Set([maxDays, ...USUAL_DAYS.filter((length) => length < maxDays)])];
  throw new DomainError('range_too_long', `The range has ${days} days. At most ${maxDays} are allowed.`, {
    param: 'start_date',
    details: {
      requested_days: days,
      max_allowed_days: maxDays,
      suggestion: `Request at most ${maxDays} days, or several ranges one after the other.`,
      suggested_ranges: offered.slice(0, MAX_SUGGESTIONS).map((length) => ({
        days: length,
        start_date: dateBefore(endDate, length - 1),
        end_date: endDate,
      })),
    },
  });
}

/**
 * The period until now at most, in whole quarters of an hour, and what its trends compare: the same time of the days before
 * that has passed of the days asked for.
 *
 * @throws DomainError `invalid_parameter` for days that have not begun
 */
export function toPeriod(
  asked: AnalyticsDays,
  days: number,
  { since, until: end, previousSince }: CalendarMoments,
  nowMs: number,
): AnalyticsPeriod {
  if (since.getTime() > nowMs) throw invalid('start_date', 'must not be in the future');
  const untilMs = Math.min(end.getTime(), Math.ceil((nowMs + 1) / QUARTER_MS) * QUARTER_MS);
  const isPartial = end.getTime() > nowMs;
  // Only quarters that are over: the present one would be compared with a whole one.
  const passedMs = Math.max(Math.floor(nowMs / QUARTER_MS) * QUARTER_MS, since.getTime());
  const compared = isPartial
    ? {
        current: { since, until: new Date(passedMs) },
        previous: {
          since: previousSince,
          until: new Date(Math.min(previousSince.getTime() + passedMs - since.getTime(), since.getTime())),
        },
      }
    : { current: { since, until: end }, previous: { since: previousSince, until: since } };
  return { ...asked, since, until: new Date(untilMs), days, isPartial, compared };
}

function dateBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10);
}

function invalid(param: string, problem: string): DomainError {
  return new DomainError('invalid_parameter', `${param}: ${problem}`, { param });
}
