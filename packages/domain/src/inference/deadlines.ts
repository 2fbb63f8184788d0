import type { ConnectionTimeouts } from '../models/model.ts';
import type { ProviderErrorCode } from './provider-error.ts';

/** The inputs of a running request's deadlines. Monotonic microseconds. */
export interface Progress {
  readonly timeouts: ConnectionTimeouts;
  /** Since when the upstream is waited for; null while the client still sends the request, which is no upstream's fault. */
  readonly waitsSinceUs: number | null;
  /** Whether something of the answer has arrived. */
  readonly answered: boolean;
  /** When the upstream last sent something of it. */
  readonly lastHeardUs: number;
  /** Weir does not read, because the client does not. */
  readonly paused: boolean;
  readonly lastClientUs: number;
  /** 0: no comments. */
  readonly keepAliveMs: number;
  /** Without a token for so long another attempt comes beside it; null for never. */
  readonly hedgeAfterMs: number | null;
}

export interface Deadline {
  readonly atUs: number;
  readonly what:
    | 'keep-alive'
    | 'hedge'
    | Extract<
        ProviderErrorCode,
        'upstream_first_byte_timeout' | 'upstream_idle_timeout' | 'upstream_total_timeout'
      >;
}

/** The earliest deadline. Pure; asked once per timer, not once per chunk. */
export function nextDeadline(progress: Progress): Deadline {
  const { timeouts } = progress;
  const sinceUs = progress.waitsSinceUs ?? Number.POSITIVE_INFINITY;
  let next: Deadline = { atUs: sinceUs + timeouts.totalMs * 1000, what: 'upstream_total_timeout' };
  if (!progress.answered) {
    const atUs = sinceUs + timeouts.firstByteMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'upstream_first_byte_timeout' };
  } else if (!progress.paused && progress.waitsSinceUs !== null) {
    const atUs = progress.lastHeardUs + timeouts.idleMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'upstream_idle_timeout' };
  }
  if (progress.hedgeAfterMs !== null) {
    const atUs = sinceUs + progress.hedgeAfterMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'hedge' };
  }
  if (progress.keepAliveMs > 0 && !progress.paused) {
    const atUs = progress.lastClientUs + progress.keepAliveMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'keep-alive' };
  }
  return next;
}
