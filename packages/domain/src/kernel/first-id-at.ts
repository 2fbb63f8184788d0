const MAX_MS = 2 ** 48 - 1;

/** The lowest UUIDv7 (RFC 9562 §5.7) of this millisecond: ids of earlier milliseconds are lower. */
export function firstIdAt(time: Date): string {
  const ms = Math.min(Math.max(time.getTime(), 0), MAX_MS);
  const digits = ms.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}
