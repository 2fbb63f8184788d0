import { DomainError } from '../../kernel/domain-error.ts';
import type { UsageLedger } from '../../usage/ports.ts';
import type { UsageRecord } from '../../usage/usage-record.ts';

/** A ledger that is durable at once, never, or when a test says so. */
export class ScriptedLedger implements UsageLedger {
  mode: 'durable' | 'reject' | 'hold' = 'durable';
  /** Most records that it would take, those of running requests included. */
  room = Number.POSITIVE_INFINITY;
  readonly records: UsageRecord[] = [];
  readonly durable = new Set<string>();
  readonly #held: { record: UsageRecord; outcome: PromiseWithResolvers<void> }[] = [];

  commit(record: UsageRecord): Promise<void> {
    this.records.push(record);
    const outcome = Promise.withResolvers<void>();
    this.#held.push({ record, outcome });
    if (this.mode !== 'hold') this.answer(this.mode);
    return outcome.promise;
  }

  takes(records: number): boolean {
    return records <= this.room;
  }

  /** Answers everything that waits. */
  answer(how: 'durable' | 'reject'): void {
    for (const { record, outcome } of this.#held.splice(0)) {
      if (how === 'durable') {
        this.durable.add(record.requestId);
        outcome.resolve();
      } else outcome.reject(new DomainError('ledger_unavailable', 'The usage ledger cannot be reached.'));
    }
  }

  get waiting(): number {
    return this.#held.length;
  }
}
