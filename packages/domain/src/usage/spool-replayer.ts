import type { Clock, Timer } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import { insertWithin } from './insert-within.ts';
import type { SettlementSpool, UsageStore } from './ports.ts';
import { type ReplayEnd, replaySpool } from './replay-spool.ts';
import type { UsageRecord } from './usage-record.ts';

const FIRST_BACK_OFF_MS = 250;
const MAX_BACK_OFF_MS = 5_000;

export interface SpoolReplayerPorts {
  readonly store: UsageStore;
  readonly spool: SettlementSpool;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly batchRecords: number;
  /** How long one insert may take before the store counts as away. */
  readonly storeTimeoutMs: number;
  /** Called whenever a pass shows that the store can be tried again. */
  readonly onStoreAnswered: () => void;
  /** Called when a pass ends with nothing left to test the store with. */
  readonly onStoreUntested: () => void;
}

/**
 * Decides when the spool is replayed: at start, {@link FIRST_BACK_OFF_MS} after something was spooled, and after a
 * failed pass with a delay that doubles to {@link MAX_BACK_OFF_MS}. One pass at a time.
 */
export class SpoolReplayer {
  readonly #ports: SpoolReplayerPorts;
  #backOffMs = FIRST_BACK_OFF_MS;
  #timer: Timer | null = null;
  #running: Promise<void> | null = null;
  #stopping = false;
  #deadlineUs = Number.POSITIVE_INFINITY;
  /**
   * Whether the store accepted a live record after it had rejected the whole oldest batch: then the batch is at fault.
   * Acceptance before the rejection proves nothing, as the store may have broken in between.
   */
  #proof: 'not_needed' | 'awaited' | 'given' = 'not_needed';

  constructor(ports: SpoolReplayerPorts) {
    this.#ports = ports;
  }

  /** Replays what an earlier process left. */
  start(): void {
    if (this.#ports.spool.depth() > 0) this.#begin();
  }

  /** Something was spooled. */
  wake(): void {
    if (this.#timer === null && this.#running === null) this.#scheduleNext();
  }

  /** The store took a live record. */
  storeAccepted(): void {
    if (this.#proof === 'awaited') this.#proof = 'given';
  }

  /** A last pass, which ends at the first failure or after `timeoutMs`. No pass follows. */
  async finish(timeoutMs: number): Promise<void> {
    this.#stopping = true;
    this.#deadlineUs = this.#ports.clock.monotonicUs() + timeoutMs * 1000;
    this.#timer?.cancel();
    this.#timer = null;
    const expiry = Promise.withResolvers<void>();
    const timer = this.#ports.clock.schedule(timeoutMs, expiry.resolve);
    await Promise.race([this.#lastPass(), expiry.promise]);
    timer.cancel();
  }

  async #lastPass(): Promise<void> {
    await this.#running;
    if (this.#ports.spool.depth() > 0) await this.#pass();
  }

  #scheduleNext(): void {
    if (this.#stopping) return;
    this.#timer = this.#ports.clock.schedule(this.#backOffMs, () => {
      this.#timer = null;
      this.#begin();
    });
  }

  #begin(): void {
    this.#running = this.#pass().then((end) => {
      this.#running = null;
      if (end.kind === 'emptied') {
        this.#backOffMs = FIRST_BACK_OFF_MS;
        if (this.#ports.spool.depth() > 0) this.#scheduleNext();
      } else if (end.kind !== 'stopped') {
        this.#scheduleNext();
        this.#backOffMs = Math.min(this.#backOffMs * 2, MAX_BACK_OFF_MS);
      }
    });
  }

  async #pass(): Promise<ReplayEnd> {
    const { spool, store, clock, logger, storeTimeoutMs } = this.#ports;
    let records = 0;
    let batches = 0;
    const end = await replaySpool({
      spool,
      insert: (batch) => insertWithin(store, batch.map(spooled), clock, storeTimeoutMs),
      batchRecords: this.#ports.batchRecords,
      stopped: () => clock.monotonicUs() >= this.#deadlineUs,
      storeTakesOthers: () => this.#proof === 'given',
      onStoreAnswered: this.#ports.onStoreAnswered,
      onMoved: (moved) => {
        records += moved;
        batches += 1;
        this.#backOffMs = FIRST_BACK_OFF_MS;
        this.#proof = 'not_needed';
      },
      onQuarantined: (record, errorCode, total) => {
        logger.log('error', 'spool.quarantined', {
          requestId: record.clientRequestId,
          errorCode,
          records: total,
        });
      },
    });
    if (records > 0) logger.log('info', 'spool.replayed', { records, batches });
    if (end.kind === 'store_rejects') this.#proof = 'awaited';
    if (end.kind === 'emptied' || end.kind === 'spool_failed') this.#ports.onStoreUntested();
    if (end.kind !== 'emptied' && end.kind !== 'stopped') {
      logger.log('warn', 'spool.replay_failed', { errorCode: end.code, pendingRecords: spool.depth() });
    }
    return end;
  }
}

function spooled(record: UsageRecord): UsageRecord {
  return { ...record, settledBy: 'spool' };
}
