import { parseAbsolute, toCalendarDate } from '@internationalized/date';

/** The day of a moment in a time zone: `2026-11-22`. */
export function dayOf(time: string, timeZone: string): string {
  return toCalendarDate(parseAbsolute(time, timeZone)).toString();
}
