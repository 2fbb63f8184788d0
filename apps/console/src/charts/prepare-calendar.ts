import { type CalendarDate, parseDate } from '@internationalized/date';

export interface CalendarDay {
  /** `2026-11-22`. */
  readonly date: string;
  readonly value: number;
  /** Whether the day is not over yet. */
  readonly isUnfinished?: boolean;
}

export interface CalendarCell extends CalendarDay {
  /** How much it is, 0 for nothing, 1 for the least to 4 for the most: by magnitude, so that one large day does not hide the others. */
  readonly level: 0 | 1 | 2 | 3 | 4;
}

/** A week from Monday; null for days that are not in the data. */
export type CalendarWeek = readonly (CalendarCell | null)[];

const LEVELS = 4;

/** Days as weeks, the oldest first. Days may come in any order and have gaps. */
export function prepareCalendar(days: readonly CalendarDay[]): readonly CalendarWeek[] {
  const values = days.map(({ value }) => value).filter((value) => value > 0);
  const range = { least: Math.min(...values), most: Math.max(...values) };
  const weeks = new Map<string, (CalendarCell | null)[]>();
  for (const day of days.toSorted((one, other) => one.date.localeCompare(other.date))) {
    const date = parseDate(day.date);
    const monday = date.subtract({ days: weekdayOf(date) }).toString();
    const week = weeks.get(monday) ?? Array.from({ length: 7 }, () => null);
    week[weekdayOf(date)] = { ...day, level: levelOf(day.value, range) };
    weeks.set(monday, week);
  }
  return [...weeks.values()];
}

/** 0 for Monday, in the proleptic Gregorian calendar and without a time zone. */
function weekdayOf({ year, month, day }: CalendarDate): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

function levelOf(value: number, { least, most }: { least: number; most: number }): CalendarCell['level'] {
  if (value <= 0) return 0;
  const share = least === most ? 1 : Math.log(value / least) / Math.log(most / least);
  return Math.min(LEVELS, Math.max(1, Math.ceil(share * LEVELS))) as CalendarCell['level'];
}
