import type { Job } from './job-queries.ts';

/** Before that nobody knows how fast it is. */
const KNOWN_AFTER_MS = 3_000;
const US_PER_MS = 1_000;

/** How long a running job will still take at its pace, microseconds; null where that is not known. @param at the present */
export function timeLeftUs(
  { done, total, phase, started_at }: Pick<Job, 'done' | 'total' | 'phase' | 'started_at'>,
  at: string,
): number | null {
  if (total === null || started_at === null || done === 0 || done >= total || phase === 'counters')
    return null;
  const tookMs = Date.parse(at) - Date.parse(started_at);
  return tookMs < KNOWN_AFTER_MS ? null : ((tookMs * (total - done)) / done) * US_PER_MS;
}
