import type { ConnectionTimeouts } from '../models/model.ts';
import type { ProviderErrorCode } from './provider-error.ts';

/** The inputs of a running request's deadlines. Monotonic microseconds. */
export interface Progress {
  readonly timeouts: ConnectionTimeouts;
  readonly dispatchedUs: number;
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
  let next: Deadline = {
    atUs: progress.dispatchedUs + timeouts.totalMs * 1000,
    what: 'upstream_total_timeout',
  };
  if (!progress.answered) {
    const atUs = progress.dispatchedUs + timeouts.firstByteMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'upstream_first_byte_timeout' };
  } else if (!progress.paused) {
    const atUs = progress.lastHeardUs + timeouts.idleMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'upstream_idle_timeout' };
  }
  if (progress.hedgeAfterMs !== null) {
    const atUs = progress.dispatchedUs + progress.hedgeAfterMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'hedge' };
  }
  if (progress.keepAliveMs > 0 && !progress.paused) {
    const atUs = progress.lastClientUs + progress.keepAliveMs * 1000;
    if (atUs < next.atUs) next = { atUs, what: 'keep-alive' };
  }
  return next;
}
