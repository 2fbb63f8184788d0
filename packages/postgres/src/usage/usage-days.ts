import type { UsageRange } from '@weir/domain/usage-reports';
import { type RawBuilder, sql } from 'kysely';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const QUARTERS = 96;

/** The days (UTC) that a range touches, and the quarters of an hour of the first and the last one that are within. */
export interface UsageDays {
  /** `YYYY-MM-DD` */
  readonly first: string;
  readonly last: string;
  /** Of the first day, from 0. */
  readonly firstQuarter: number;
  /** Of the last day, not included. */
  readonly endQuarter: number;
}

export function usageDays({ since, until }: UsageRange): UsageDays {
  const lastMs = Math.max(until.getTime() - 1, since.getTime());
  const lastDayMs = Math.floor(lastMs / DAY_MS) * DAY_MS;
  return {
    first: dayOf(since.getTime()),
    last: dayOf(lastDayMs),
    firstQuarter: Math.floor((since.getTime() % DAY_MS) / QUARTER_MS),
    endQuarter: Math.ceil((until.getTime() - lastDayMs) / QUARTER_MS),
  };
}

/** The bits of `daily_usage.quarters` that are within the range, of a row by its name. */
export function quartersWithin(
  { first, last, firstQuarter, endQuarter }: UsageDays,
  row: string,
): RawBuilder<unknown> {
  const from = bits(firstQuarter, QUARTERS);
  const to = bits(0, endQuarter);
  const day = sql.ref(`${row}.day`);
  return sql`(${sql.ref(`${row}.quarters`)} & case when ${day} = ${date(first)} then ${from} else ${bits(0, QUARTERS)} end
    & case when ${day} = ${date(last)} then ${to} else ${bits(0, QUARTERS)} end)`;
}

/** Whether a row of `daily_usage` has a request within the range. */
export function isWithinDays(days: UsageDays, row: string): RawBuilder<unknown> {
  const { first, last } = days;
  return sql`${sql.ref(`${row}.day`)} between ${date(first)} and ${date(last)}
    and ${quartersWithin(days, row)} <> ${bits(0, 0)}`;
}

export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A constant: a parameter would be read as a date for each row that it is compared with. */
export function date(day: string): RawBuilder<unknown> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('Not a day.');
  return sql.raw(`date '${day}'`);
}

function bits(from: number, until: number): RawBuilder<unknown> {
  const text = Array.from({ length: QUARTERS }, (_, at) => (at >= from && at < until ? '1' : '0')).join('');
  return sql.raw(`B'${text}'`);
}
