const MINUTE_MS = 60_000;

const RELATIVE = [
  ['year', 365 * 1_440],
  ['month', 30 * 1_440],
  ['day', 1_440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `22 Nov 2026, 14:03`, in the time zone. */
export function formatTime(time: string | Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(time),
  );
}

/** With seconds, milliseconds and the zone. */
export function formatExactTime(time: string | Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(time));
}

export function formatDay(time: string | Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(time));
}

/** `22 Nov`: where the year is known, as at an axis. */
export function formatShortDay(time: string | Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone }).format(new Date(time));
}

/** `22 Nov, 14:00`, for hours at an axis. */
export function formatShortTime(time: string | Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(time));
}

/** `3 minutes ago`, `in 2 days`. */
export function formatRelativeTime(time: string | Date, nowMs: number, locale: string): string {
  const minutes = (new Date(time).getTime() - nowMs) / MINUTE_MS;
  const [unit, size] = RELATIVE.find(([, size]) => Math.abs(minutes) >= size) ?? (['minute', 1] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(minutes / size), unit);
}
