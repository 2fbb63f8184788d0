/** A range of time for the API: RFC 3339, `until` excluded. */
export interface TimeRange {
  readonly since: string;
  readonly until: string;
}

const DAY_MS = 86_400_000;

/** The last 24 hours. The running minute counts, so that a query stays the same for a minute. */
export function lastDay(nowMs: number): TimeRange {
  const end = endOfMinute(nowMs);
  return { since: new Date(end.getTime() - DAY_MS).toISOString(), until: end.toISOString() };
}

export function endOfMinute(nowMs: number): Date {
  return new Date(Math.ceil(nowMs / 60_000) * 60_000);
}
