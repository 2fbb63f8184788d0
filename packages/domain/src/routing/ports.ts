import type { Clock } from '../kernel/clock.ts';
import type { Breakers } from './breakers.ts';

/** What a route needs of the breakers. Times are milliseconds of the monotonic clock. */
export type AccountBreakers = Pick<
  Breakers,
  'allows' | 'wouldAllow' | 'succeeded' | 'failed' | 'givenBack' | 'retryAfterMs' | 'stateOf'
>;

export interface RouterPorts {
  readonly clock: Clock;
  readonly breakers: AccountBreakers;
  /** Evenly spread, from 0 up to but not including 1. Spreads load and times; nothing secret depends on it. */
  readonly random: () => number;
  /** Most attempts of a request, for models without a limit of their own. */
  readonly maxAttempts: number;
}
