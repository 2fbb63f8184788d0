import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { LedgerComparison, ReconciliationOutcome, ReconciliationRepository } from './ports.ts';
import { type LedgerDifference, MAX_EXAMPLES, type ReconciliationId } from './reconciliation.ts';

/** Between two looks at whether it is cancelled. */
const TELL_MS = 1_000;

export interface ReconcilerPorts {
  readonly comparison: LedgerComparison;
  readonly reconciliations: Pick<ReconciliationRepository, 'progress' | 'finish'>;
  readonly clock: Clock;
}

/** Who waits for a comparison. */
export interface ReconciliationWatcher {
  /** Ends it, as cancelled. */
  readonly signal: AbortSignal;
  /** Every second, and before it ends. */
  progress(daysDone: number, days: number | null): Promise<void>;
}

/** Carries comparisons out, one at a time in all gateways, and writes down how far they are. */
export class Reconciler {
  readonly #ports: ReconcilerPorts;
  #isClosed = false;
  #end: (() => Promise<void>) | null = null;

  constructor(ports: ReconcilerPorts) {
    this.#ports = ports;
  }

  /** Never rejects: what fails is written down, if that is possible. A cancelled one ends within two seconds. */
  async run(id: ReconciliationId, watcher?: ReconciliationWatcher): Promise<void> {
    const { comparison, reconciliations, clock } = this.#ports;
    const controller = new AbortController();
    const examples: LedgerDifference[] = [];
    let [differences, daysDone] = [0, 0];
    let days: number | null = null;
    let isWanted = true;
    let telling: Promise<void> | null = null;
    let timer: Timer | null = null;
    const finish = (
      status: ReconciliationOutcome['status'],
      more: Pick<ReconciliationOutcome, 'ledgerSince' | 'records' | 'counters' | 'errorCode'>,
    ) => {
      this.#end = null;
      timer?.cancel();
      const outcome = { status, days, daysDone, differences, examples, ...more };
      return reconciliations.finish(id, outcome, new Date(clock.nowMs())).catch(() => {});
    };
    const unknown = (status: 'failed' | 'cancelled', errorCode: string | null) =>
      finish(status, { ledgerSince: null, records: null, counters: null, errorCode });
    const goesOn = () => isWanted && !this.#isClosed;
    const cancel = () => {
      isWanted = false;
      controller.abort();
    };
    const tell = async () => {
      const progress = { days, daysDone, differences, examples };
      const isStillWanted = await reconciliations.progress(id, progress, new Date(clock.nowMs()));
      await watcher?.progress(daysDone, days);
      if (!isStillWanted) cancel();
    };
    const schedule = () => {
      timer = clock.schedule(TELL_MS, () => {
        telling = tell()
          // A database that is away ends the comparison by itself.
          .catch(() => {})
          .finally(() => {
            telling = null;
            if (this.#end !== null && goesOn()) schedule();
          });
      });
    };
    watcher?.signal.addEventListener('abort', cancel, { once: true });
    this.#end = async () => {
      controller.abort();
      await unknown('failed', 'shutting_down');
    };
    schedule();
    try {
      const { since, records, counters } = await comparison.compare(
        async (difference) => {
          differences += 1;
          if (examples.length < MAX_EXAMPLES) examples.push(difference);
          return goesOn();
        },
        async (done, all) => {
          [daysDone, days] = [done, all];
          return goesOn();
        },
        controller.signal,
      );
      await telling;
      if (this.#isClosed) return;
      if (!isWanted) await unknown('cancelled', null);
      else {
        await watcher?.progress(daysDone, days).catch(() => {});
        const status = differences === 0 ? 'agrees' : 'differs';
        await finish(status, { ledgerSince: since, records, counters, errorCode: null });
      }
    } catch (error) {
      if (this.#isClosed) return;
      if (!isWanted) await unknown('cancelled', null);
      else await unknown('failed', isDomainError(error) ? error.code : 'internal_error');
    } finally {
      watcher?.signal.removeEventListener('abort', cancel);
    }
  }

  /** Gives up what runs. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end?.();
  }
}
