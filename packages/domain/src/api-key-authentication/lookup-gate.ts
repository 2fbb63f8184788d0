import type { Clock, Timer } from '../kernel/clock.ts';
import { apiKeyUncheckable } from './api-key-errors.ts';

/** Re-checks of known keys go before look-ups of unknown ones, so that a flood of made-up keys cannot hold them up. */
export type LookupLane = 'known' | 'unknown';

export interface LookupGateLimits {
  readonly maxConcurrentLookups: number;
  /** Look-ups waiting in each lane; the next one is refused. */
  readonly maxQueuedLookups: number;
  /** From the call to its end, including the wait. */
  readonly lookupTimeoutMs: number;
}

interface Waiting {
  start(): void;
}

/** Limits how many look-ups reach the database at once, and the time of each. */
export class LookupGate {
  readonly #clock: Clock;
  readonly #limits: LookupGateLimits;
  readonly #queues: Record<LookupLane, Set<Waiting>> = { known: new Set(), unknown: new Set() };
  #running = 0;

  constructor(clock: Clock, limits: LookupGateLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /**
   * Runs the look-up when there is room. Rejects with the look-up's own error, or with DomainError
   * `database_unavailable` when the lane is full or the time is over. In the second case the signal aborts the look-up,
   * and its place is free at once.
   */
  run<Result>(lane: LookupLane, lookUp: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const queue = this.#queues[lane];
    const mustWait = this.#running >= this.#limits.maxConcurrentLookups;
    if (mustWait && queue.size >= this.#limits.maxQueuedLookups) {
      return Promise.reject(apiKeyUncheckable('lookup_queue_full'));
    }
    return new Promise<Result>((resolve, reject) => {
      const abort = new AbortController();
      let state: 'waiting' | 'running' | 'ended' = 'waiting';
      const end = (settle: () => void) => {
        if (state === 'ended') return;
        timer.cancel();
        if (state === 'waiting') queue.delete(waiting);
        else this.#running--;
        state = 'ended';
        settle();
        this.#startNext();
      };
      const timer: Timer = this.#clock.schedule(this.#limits.lookupTimeoutMs, () =>
        end(() => {
          reject(apiKeyUncheckable('lookup_timeout'));
          abort.abort();
        }),
      );
      const waiting: Waiting = {
        start: () => {
          state = 'running';
          this.#running++;
          callNow(lookUp, abort.signal).then(
            (result) => end(() => resolve(result)),
            (error) => end(() => reject(error)),
          );
        },
      };
      if (mustWait) queue.add(waiting);
      else waiting.start();
    });
  }

  #startNext(): void {
    if (this.#running >= this.#limits.maxConcurrentLookups) return;
    const queue = this.#queues.known.size > 0 ? this.#queues.known : this.#queues.unknown;
    for (const next of queue) {
      queue.delete(next);
      next.start();
      return;
    }
  }
}

/** Calls at once; turns a synchronous throw into a rejection. */
async function callNow<Result>(
  lookUp: (signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return lookUp(signal);
}
