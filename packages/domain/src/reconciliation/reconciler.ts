import type { Clock } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { LedgerComparison, ReconciliationOutcome, ReconciliationRepository } from './ports.ts';
import { type LedgerDifference, MAX_EXAMPLES, type ReconciliationId } from './reconciliation.ts';

/** Between two looks at whether somebody has cancelled it. */
const TELL_MS = 1_000;

export interface ReconcilerPorts {
  readonly comparison: LedgerComparison;
  readonly reconciliations: Pick<ReconciliationRepository, 'progress' | 'finish'>;
  readonly clock: Clock;
}

/** Carries comparisons out, one at a time in all gateways, and writes down how far they are. */
export class Reconciler {
  readonly #ports: ReconcilerPorts;
  #isClosed = false;
  #end: (() => Promise<void>) | null = null;

  constructor(ports: ReconcilerPorts) {
    this.#ports = ports;
  }

  /** Never rejects: what fails is written down, if that is possible. */
  async run(id: ReconciliationId): Promise<void> {
    const { comparison, reconciliations, clock } = this.#ports;
    const examples: LedgerDifference[] = [];
    let [differences, daysDone] = [0, 0];
    let days: number | null = null;
    let isWanted = true;
    let toldMs = Number.NEGATIVE_INFINITY;
    const finish = (
      status: ReconciliationOutcome['status'],
      more: Pick<ReconciliationOutcome, 'ledgerSince' | 'records' | 'counters' | 'errorCode'>,
    ) => {
      this.#end = null;
      const outcome = { status, days, daysDone, differences, examples, ...more };
      return reconciliations.finish(id, outcome, new Date(clock.nowMs())).catch(() => {});
    };
    const failed = (errorCode: string) =>
      finish('failed', { ledgerSince: null, records: null, counters: null, errorCode });
    const tell = async (): Promise<boolean> => {
      const nowMs = clock.nowMs();
      if (isWanted && nowMs - toldMs >= TELL_MS) {
        toldMs = nowMs;
        const progress = { days, daysDone, differences, examples };
        isWanted = await reconciliations.progress(id, progress, new Date(nowMs));
      }
      return isWanted && !this.#isClosed;
    };
    this.#end = () => failed('shutting_down');
    try {
      const { since, records, counters } = await comparison.compare(
        (difference) => {
          differences += 1;
          if (examples.length < MAX_EXAMPLES) examples.push(difference);
          return tell();
        },
        (done, all) => {
          [daysDone, days] = [done, all];
          return tell();
        },
      );
      if (this.#isClosed) return;
      const status = !isWanted ? 'cancelled' : differences === 0 ? 'agrees' : 'differs';
      await finish(status, { ledgerSince: since, records, counters, errorCode: null });
    } catch (error) {
      if (!this.#isClosed) await failed(isDomainError(error) ? error.code : 'internal_error');
    }
  }

  /** Gives up what runs. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end?.();
  }
}
