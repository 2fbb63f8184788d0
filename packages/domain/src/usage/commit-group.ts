import type { Timer } from '../kernel/clock.ts';
import type { UsageRecord } from './usage-record.ts';

/** Where a group stands with one of the two places that can take it. */
export type Trial = 'untried' | 'pending' | 'failed' | 'succeeded';

/**
 * Settlements that become durable, or are refused, together. All their callers share one promise, so that a record
 * costs no allocation of its own.
 */
export class CommitGroup {
  readonly records: UsageRecord[] = [];
  /** When the first record was handed in. */
  readonly startedUs: number;
  readonly outcome = Promise.withResolvers<void>();
  /** Whether a whole answer waits for one of the records, not only the end of streams. */
  holdsAnswer = false;
  store: Trial = 'untried';
  spool: Trial = 'untried';
  settled = false;
  /** Whether it occupies one of the transactions in flight. */
  holdsSlot = false;
  timer: Timer | null = null;
  abort: AbortController | null = null;

  constructor(startedUs: number) {
    this.startedUs = startedUs;
  }
}
