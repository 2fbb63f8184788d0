/** The first wait; each further one of a request may be twice as long. */
const FIRST_MS = 250;
const LONGEST_BACKOFF_MS = 4_000;
/** A `Retry-After` up to this is waited for. After a longer one clients decide themselves. */
const LONGEST_RETRY_AFTER_MS = 5_000;

/**
 * How long to wait before the same upstream is asked again, milliseconds; null when it says that this takes too long.
 *
 * @param waits how often the request has waited
 * @param retryAfterMs what the upstream says
 * @param random spreads requests that failed together
 */
export function retryDelayMs(
  waits: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number | null {
  const backoffMs = Math.min(LONGEST_BACKOFF_MS, FIRST_MS * 2 ** waits);
  if (retryAfterMs === undefined) return backoffMs / 2 + (random() * backoffMs) / 2;
  if (retryAfterMs > LONGEST_RETRY_AFTER_MS) return null;
  return retryAfterMs + random() * backoffMs;
}
