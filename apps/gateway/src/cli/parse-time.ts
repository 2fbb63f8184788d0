import { parseRfc3339 } from '@weir/domain/kernel';
import { CommandError, EXIT_USAGE } from './command-error.ts';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const DURATION = /^(\d{1,6})([smhdw])$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `90s`, `15m`, `1h`, `30d` or `2w` in milliseconds; null for anything else. */
export function parseDurationMs(text: string): number | null {
  const match = DURATION.exec(text.trim());
  return match === null ? null : Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
}

/** An RFC 3339 time, also with a space for the T, or a date, which means midnight UTC; null for anything else. */
export function parseTime(text: string): Date | null {
  const trimmed = text.trim();
  return parseRfc3339(DATE.test(trimmed) ? `${trimmed}T00:00:00Z` : trimmed.replace(' ', 'T'));
}

/** A time, given as such or as a duration before now. Throws a {@link CommandError} that names the option. */
export function parsePastTime(option: string, text: string, nowMs: number): Date {
  const agoMs = parseDurationMs(text);
  const time = agoMs === null ? parseTime(text) : new Date(nowMs - agoMs);
  if (time !== null) return time;
  throw new CommandError(
    `${option} needs a duration before now (90s, 15m, 1h, 30d, 2w) or an RFC 3339 time (2026-01-31T12:00:00Z).`,
    EXIT_USAGE,
  );
}
