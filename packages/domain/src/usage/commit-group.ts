import type { Timer } from '../kernel/clock.ts';
import type { UsageRecord } from './usage-record.ts';

/** The state of a group in one of the two places that can store it. */
export type Trial = 'untried' | 'pending' | 'failed' | 'succeeded';

/**
 * Settlements that become durable, or fail, together. All their callers share one promise, so that a record needs no
 * allocation of its own.
 */
export class CommitGroup {
  readonly records: UsageRecord[] = [];
  /** When the first record was handed in. */
  readonly startedUs: number;
  readonly outcome = Promise.withResolvers<void>();
  /** Whether a complete answer waits for one of the records, not only the end of a stream. */
  holdsAnswer = false;
  store: Trial = 'untried';
  spool: Trial = 'untried';
  settled = false;
  /** Whether it is in one of the running transactions. */
  holdsSlot = false;
  timer: Timer | null = null;
  abort: AbortController | null = null;

  constructor(startedUs: number) {
    this.startedUs = startedUs;
  }
}
