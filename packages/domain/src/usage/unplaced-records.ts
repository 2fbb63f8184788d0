import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import { insertWithin } from './insert-within.ts';
import type { SettlementSpool, UsageStore } from './ports.ts';
import { storeFailureOf } from './store-failure.ts';
import type { UsageRecord } from './usage-record.ts';

const FIRST_BACK_OFF_MS = 250;
const MAX_BACK_OFF_MS = 5_000;

export interface UnplacedRecordsPorts {
  readonly store: UsageStore;
  readonly spool: SettlementSpool;
  readonly clock: Clock;
  /** How long the store, and then the spool, may take before they count as failed. */
  readonly timeoutMs: number;
  /** Most records held; the caller is told when there is no room for more. */
  readonly maxRecords: number;
  /** The store took or rejected records, so it can be tried again. */
  readonly onStoreAnswered: () => void;
  readonly onSpooled: () => void;
  /** Neither will ever take these. */
  readonly onLost: (records: number) => void;
}

interface Group {
  readonly records: readonly UsageRecord[];
  /** Whether an append has no answer yet. It is not repeated, so that a hanging disk does not collect copies. */
  appending: boolean;
}

/**
 * Records that neither the store nor the spool took, in memory. They are tried again until one of them does, with a delay
 * that doubles to {@link MAX_BACK_OFF_MS}. Nothing else tests the two while requests are refused.
 */
export class UnplacedRecords {
  readonly #ports: UnplacedRecordsPorts;
  #groups: Group[] = [];
  #count = 0;
  #backOffMs = FIRST_BACK_OFF_MS;
  #timer: Timer | null = null;
  #running: Promise<void> | null = null;
  #stopping = false;

  constructor(ports: UnplacedRecordsPorts) {
    this.#ports = ports;
  }

  get count(): number {
    return this.#count;
  }

  /** False when there is no room for them. */
  hold(records: readonly UsageRecord[]): boolean {
    if (this.#count + records.length > this.#ports.maxRecords) return false;
    this.#groups.push({ records, appending: false });
    this.#count += records.length;
    if (this.#timer === null && this.#running === null) this.#scheduleNext();
    return true;
  }

  /** A last pass, for at most `timeoutMs`. None follows. */
  async finish(timeoutMs: number): Promise<void> {
    this.#stopping = true;
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#count === 0) return;
    const lastPass = (this.#running ?? Promise.resolve()).then(() => this.#pass());
    await this.#within(timeoutMs, lastPass);
  }

  #scheduleNext(): void {
    if (this.#stopping) return;
    this.#timer = this.#ports.clock.schedule(this.#backOffMs, () => {
      this.#timer = null;
      this.#running = this.#pass().then(() => {
        this.#running = null;
        if (this.#count > 0) this.#scheduleNext();
        else this.#backOffMs = FIRST_BACK_OFF_MS;
      });
    });
    this.#backOffMs = Math.min(this.#backOffMs * 2, MAX_BACK_OFF_MS);
  }

  /** Ends at the first group for which neither answers. */
  async #pass(): Promise<void> {
    for (const group of [...this.#groups]) {
      if (this.#groups.includes(group) && !(await this.#place(group))) return;
    }
  }

  /** False when neither the store nor the spool answered. */
  async #place(group: Group): Promise<boolean> {
    const { store, clock, timeoutMs, onStoreAnswered, onLost } = this.#ports;
    let away = false;
    try {
      await insertWithin(store, group.records, clock, timeoutMs);
      this.#remove(group);
    } catch (error) {
      ({ away } = storeFailureOf(error));
      const spooled = group.appending ? 'later' : await this.#within(timeoutMs, this.#append(group));
      if (away) return spooled === 'done';
      if (spooled === 'never') {
        this.#remove(group);
        onLost(group.records.length);
      }
    }
    onStoreAnswered();
    return true;
  }

  /** A success after the time limit counts, too. */
  async #append(group: Group): Promise<'done' | 'later' | 'never'> {
    group.appending = true;
    try {
      await this.#ports.spool.append(group.records);
    } catch (error) {
      return isDomainError(error) && !error.retryable ? 'never' : 'later';
    } finally {
      group.appending = false;
    }
    this.#remove(group);
    this.#ports.onSpooled();
    return 'done';
  }

  #remove(group: Group): void {
    const position = this.#groups.indexOf(group);
    if (position === -1) return;
    this.#groups.splice(position, 1);
    this.#count -= group.records.length;
  }

  async #within<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result | 'later'> {
    const expiry = Promise.withResolvers<'later'>();
    const timer = this.#ports.clock.schedule(timeoutMs, () => expiry.resolve('later'));
    return Promise.race([work, expiry.promise]).finally(() => timer.cancel());
  }
}
