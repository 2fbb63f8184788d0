import type { ProviderError } from '../inference/provider-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Connection } from '../models/model.ts';

/** `probe`: the connection failed, and this attempt finds out whether it is back. */
export type BreakerAnswer = 'yes' | 'probe' | 'no';

/**
 * Whether connections may be asked: one breaker for each connection and credential. Every `yes` and `probe` is one attempt, of which
 * exactly one of `succeeded`, `failed` and `left` is told at its end.
 */
export interface Breakers {
  /** Asked only for a deployment that has been chosen: a `probe` is taken. */
  allows(connection: Connection, nowMs: number): BreakerAnswer;
  /** The answer was complete. */
  succeeded(connection: Connection, nowMs: number): void;
  /** Every failure, those included that say nothing against the connection. */
  failed(connection: Connection, error: ProviderError, nowMs: number): void;
  /** Weir ended the attempt, or never made it: nothing is known. Gives a probe back. */
  left(connection: Connection, nowMs: number): void;
  /** Until `allows` may say something else than `no`; 0 when it would say so now. */
  retryAfterMs(connection: Connection, nowMs: number): number;
}

/** Asks every connection. */
export const ALWAYS_CLOSED: Breakers = {
  allows: () => 'yes',
  succeeded() {},
  failed() {},
  left() {},
  retryAfterMs: () => 0,
};

export interface RouterPorts {
  readonly clock: Clock;
  readonly breakers: Breakers;
  /** Most deployments that are asked for one request. */
  readonly maxAttempts: number;
}
