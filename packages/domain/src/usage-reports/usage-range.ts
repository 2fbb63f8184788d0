import { DomainError } from '../kernel/domain-error.ts';
import { QUARTERS_KEPT_DAYS } from '../usage/ports.ts';
import type { Granularity, UsageFilter, UsageRange } from './usage-report.ts';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MAX_DAYS = 1_100;
/** Of what is read from the ledger. */
export const MAX_LEDGER_DAYS = 7;
const MAX_POINTS = 3_000;
/** What the database's clock, time zones and intervals bear in any case. */
const FIRST_MS = Date.UTC(2000, 0);
const LAST_MS = Date.UTC(2200, 0);

const GRANULARITY_MS: Readonly<Record<Granularity, number>> = {
  '15_minutes': QUARTER_MS,
  hour: 4 * QUARTER_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 28 * DAY_MS,
};

/** Undefined: until now, and 30 days before. */
export interface AskedRange {
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

/**
 * The quarters of an hour that a range touches: at most 1,100 days.
 *
 * @throws DomainError `invalid_parameter`
 */
export function toUsageRange({ since, until }: AskedRange, nowMs: number): UsageRange {
  return withinDays({ since, until }, nowMs, DEFAULT_DAYS, MAX_DAYS, '');
}

/** The same for sums, which with some filters are read from the ledger: then at most 7 days. */
export function toSumsRange(asked: AskedRange, filter: UsageFilter, nowMs: number): UsageRange {
  return isOfLedger(filter)
    ? withinDays(
        asked,
        nowMs,
        MAX_LEDGER_DAYS,
        MAX_LEDGER_DAYS,
        ' where connection_id, ending, client_user or tag is given',
      )
    : toUsageRange(asked, nowMs);
}

/** Whether only the ledger knows: rollups have no connections, no endings, and no users and tags of clients. */
export function isOfLedger({ connectionId, ending, clientUser, tag, tags = [] }: UsageFilter): boolean {
  return [connectionId, ending, clientUser, tag].some((value) => value !== undefined) || tags.length > 0;
}

/** Throws DomainError `invalid_parameter` where a series would be too long, or finer than what is kept. */
export function checkGranularity(
  granularity: Granularity,
  { since, until }: UsageRange,
  nowMs: number,
): void {
  const points = (until.getTime() - since.getTime()) / GRANULARITY_MS[granularity];
  if (points > MAX_POINTS) {
    throw invalid('granularity', `a series has at most ${MAX_POINTS} points; choose a larger interval`);
  }
  if (granularity === '15_minutes' && since.getTime() < nowMs - QUARTERS_KEPT_DAYS * DAY_MS) {
    throw invalid('granularity', `quarters of an hour are kept for ${QUARTERS_KEPT_DAYS} days`);
  }
}

function withinDays(
  { since, until }: AskedRange,
  nowMs: number,
  defaultDays: number,
  maxDays: number,
  where: string,
): UsageRange {
  for (const [name, time] of Object.entries({ since, until })) {
    if (time !== undefined && (time.getTime() < FIRST_MS || time.getTime() >= LAST_MS)) {
      throw invalid(name, 'must be between the years 2000 and 2199');
    }
  }
  const untilMs = Math.ceil((until?.getTime() ?? nowMs) / QUARTER_MS) * QUARTER_MS;
  const sinceMs = Math.floor((since?.getTime() ?? untilMs - defaultDays * DAY_MS) / QUARTER_MS) * QUARTER_MS;
  if (sinceMs >= untilMs) throw invalid('until', 'must be after since');
  if (untilMs - sinceMs > maxDays * DAY_MS + QUARTER_MS) {
    throw invalid('since', `must be at most ${maxDays} days before until${where}`);
  }
  return { since: new Date(sinceMs), until: new Date(untilMs) };
}

function invalid(param: string, problem: string): DomainError {
  return new DomainError('invalid_parameter', `${param}: ${problem}`, { param });
}
