import type { Clock, Timer } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import { CommitGroup } from './commit-group.ts';
import { GROUP_COMMIT_DEFAULTS, type GroupCommitOptions } from './group-commit-options.ts';
import type { LedgerTelemetry, SettlementSpool, UsageLedger, UsageStore } from './ports.ts';
import { SpoolReplayer } from './spool-replayer.ts';
import { storeFailureOf } from './store-failure.ts';
import { UnplacedRecords } from './unplaced-records.ts';
import type { UsageRecord } from './usage-record.ts';

export interface GroupCommitLedgerPorts {
  readonly store: UsageStore;
  readonly spool: SettlementSpool;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly telemetry: LedgerTelemetry;
  readonly options?: Partial<GroupCommitOptions>;
}

/** The result of a drain: `unsettled` commits without an answer, `spooled` records for the next start. */
export interface DrainOutcome {
  readonly unsettled: number;
  readonly spooled: number;
}

/**
 * Makes settlements durable in groups. While a transaction is running the next settlements collect; when none is, a group
 * leaves at the end of the synchronous burst that filled it; under load, slightly later.
 *
 * A group goes to the store. It goes to the spool when the store rejects it, does not answer within `commitWaitMs`, or is
 * known to be away; replaying the spool tries the store again. A late insert may still succeed: the record is then in
 * both places, and replaying it changes nothing. A group fails when both the store and the spool failed: its callers are
 * told, and its records are held in memory until either takes them.
 */
export class GroupCommitLedger implements UsageLedger {
  readonly #store: UsageStore;
  readonly #spool: SettlementSpool;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #telemetry: LedgerTelemetry;
  readonly #options: GroupCommitOptions;
  readonly #replayer: SpoolReplayer;
  readonly #unplaced: UnplacedRecords;
  /** Groups not handed to the store or the spool yet, oldest first. */
  readonly #queue: CommitGroup[] = [];
  /** The last of the queue, while it accepts more records. */
  #gathering: CommitGroup | null = null;
  #pumpIsDue = false;
  /** Set while the first of the queue waits for more records. */
  #wait: Timer | null = null;
  #lastDispatchUs = Number.NEGATIVE_INFINITY;
  #lastWasLarge = false;
  #pendingRecords = 0;
  #inFlight = 0;
  #storeIsAway = false;
  /** Whether the last append was not taken. */
  #spoolFails = false;
  #closed = false;
  #onIdle: (() => void) | null = null;
  readonly #lastLoggedUs = {
    'ledger.spooling': Number.NEGATIVE_INFINITY,
    'ledger.failed': Number.NEGATIVE_INFINITY,
  };

  constructor(ports: GroupCommitLedgerPorts) {
    this.#store = ports.store;
    this.#spool = ports.spool;
    this.#clock = ports.clock;
    this.#logger = ports.logger;
    this.#telemetry = ports.telemetry;
    this.#options = { ...GROUP_COMMIT_DEFAULTS, ...ports.options };
    this.#replayer = new SpoolReplayer({
      ...ports,
      batchRecords: this.#options.maxBatchRecords,
      storeTimeoutMs: this.#options.storeTimeoutMs,
      onStoreAnswered: () => this.#storeAnswered(),
      // Nothing is left to test the store with, so the next live group does.
      onStoreUntested: () => {
        if (this.#unplaced.count === 0) this.#storeAnswered();
      },
    });
    this.#unplaced = new UnplacedRecords({
      ...ports,
      timeoutMs: this.#options.storeTimeoutMs,
      maxRecords: this.#options.maxPendingRecords,
      onStoreAnswered: () => this.#storeAnswered(),
      onSpooled: () => this.#spooled(),
      onLost: (records) => this.#logSparingly('error', 'ledger.failed', 'rejected', records),
    });
  }

  takes(records: number): boolean {
    if (this.#closed || this.#pendingRecords >= this.#options.maxPendingRecords) return false;
    return !this.#storeIsAway || this.canSpool(records);
  }

  /** Whether the spool would take that many records: it took the last group, and has room. */
  canSpool(records: number): boolean {
    return !this.#spoolFails && this.#spool.hasRoomFor(records);
  }

  /** Records handed in and not yet durable. */
  get pendingRecords(): number {
    return this.#pendingRecords;
  }

  /** Starts replaying what an earlier process left in the spool. */
  start(): void {
    this.#replayer.start();
  }

  commit(record: UsageRecord): Promise<void> {
    if (this.#closed || this.#pendingRecords >= this.#options.maxPendingRecords) {
      const reason = this.#closed ? 'closed' : 'queue_full';
      this.#logSparingly('error', 'ledger.failed', reason, 1);
      return Promise.reject(unavailable(reason));
    }
    const group = this.#gathering ?? this.#openGroup();
    group.records.push(record);
    this.#pendingRecords += 1;
    if (!record.streamed && !group.holdsAnswer) {
      group.holdsAnswer = true;
      this.#schedulePump();
    }
    if (group.records.length >= this.#options.maxBatchRecords) this.#gathering = null;
    return group.outcome.promise;
  }

  /**
   * For shutdown: waits until every commit has its answer, tries once more to place what found no place, then replays the
   * spool once if the store answers, all within `timeoutMs`. Accepts commits until the first wait ends, then no more.
   * Leaves the store and the spool open.
   */
  async drain(timeoutMs: number): Promise<DrainOutcome> {
    const endUs = this.#clock.monotonicUs() + timeoutMs * 1000;
    if (this.#pendingRecords > 0) {
      const idle = Promise.withResolvers<void>();
      this.#onIdle = idle.resolve;
      const timer = this.#clock.schedule(timeoutMs, idle.resolve);
      await idle.promise;
      timer.cancel();
    }
    this.#closed = true;
    const leftMs = () => Math.max(0, endUs - this.#clock.monotonicUs()) / 1000;
    await this.#unplaced.finish(leftMs());
    const lost = this.#unplaced.count;
    if (lost > 0) this.#logger.log('error', 'ledger.failed', { reason: 'stopped', records: lost });
    await this.#replayer.finish(leftMs());
    return { unsettled: this.#pendingRecords, spooled: this.#spool.depth() };
  }

  #openGroup(): CommitGroup {
    const group = new CommitGroup(this.#clock.monotonicUs());
    // In two steps: a process that was too busy to read the store's answer reads it in between.
    group.timer = this.#clock.schedule(this.#options.commitWaitMs - 1, () => {
      group.timer = this.#clock.schedule(1, () => this.#overdue(group));
    });
    this.#gathering = group;
    this.#queue.push(group);
    this.#schedulePump();
    return group;
  }

  #schedulePump(): void {
    if (this.#pumpIsDue || !this.#canDispatch()) return;
    this.#pumpIsDue = true;
    queueMicrotask(() => {
      this.#pumpIsDue = false;
      this.#pump();
    });
  }

  #canDispatch(): boolean {
    return this.#storeIsAway || this.#hasFreeSlot();
  }

  #pump(): void {
    this.#wait?.cancel();
    this.#wait = null;
    while (this.#queue.length > 0 && this.#canDispatch()) {
      const group = this.#queue[0]!;
      const waitMs = this.#storeIsAway ? 0 : this.#waitMs(group);
      if (waitMs > 0) {
        this.#wait = this.#clock.schedule(waitMs, () => this.#pump());
        return;
      }
      this.#queue.shift();
      if (group === this.#gathering) this.#gathering = null;
      if (this.#storeIsAway) void this.#toSpool(group);
      else void this.#toStore(group);
    }
  }

  /** How much longer the group collects records before it leaves. */
  #waitMs(group: CommitGroup): number {
    const { busyIntervalMs, streamIntervalMs, commitWaitMs } = this.#options;
    let intervalMs = this.#lastWasLarge ? busyIntervalMs : 0;
    if (group === this.#gathering && !group.holdsAnswer)
      intervalMs = Math.max(intervalMs, Math.min(streamIntervalMs, commitWaitMs / 4));
    return intervalMs - (this.#clock.monotonicUs() - this.#lastDispatchUs) / 1000;
  }

  async #toStore(group: CommitGroup): Promise<void> {
    group.store = 'pending';
    group.holdsSlot = true;
    group.abort = new AbortController();
    this.#inFlight += 1;
    this.#lastDispatchUs = this.#clock.monotonicUs();
    this.#lastWasLarge = this.#queue.length === 0 && group.records.length >= this.#options.busyGroupRecords;
    try {
      await this.#store.insert(group.records, group.abort.signal);
    } catch (error) {
      this.#storeFailed(group, error);
      return;
    }
    group.store = 'succeeded';
    this.#replayer.storeAccepted();
    this.#freeSlot(group);
    this.#settle(group, 'store');
    this.#storeAnswered();
  }

  #storeFailed(group: CommitGroup, error: unknown): void {
    if (group.store !== 'pending') return;
    group.store = 'failed';
    const wasOverdue = !group.holdsSlot;
    this.#freeSlot(group);
    const failure = storeFailureOf(error);
    if (group.settled) group.timer?.cancel();
    else if (group.spool === 'untried') {
      this.#logSparingly('warn', 'ledger.spooling', failure.code, group.records.length);
      void this.#toSpool(group);
    } else if (group.spool === 'failed') this.#fail(group, failure.code);
    // A late group has already been counted against the store, which may have answered since.
    if (!wasOverdue) this.#storeIsAway = failure.away;
    this.#pump();
  }

  async #toSpool(group: CommitGroup): Promise<void> {
    group.spool = 'pending';
    try {
      await this.#spool.append(group.records);
    } catch {
      this.#spoolFails = true;
      this.#spoolFailed(group);
      return;
    }
    group.spool = 'succeeded';
    this.#settle(group, 'spool');
    this.#spooled();
  }

  #spooled(): void {
    this.#spoolFails = false;
    this.#replayer.wake();
  }

  #spoolFailed(group: CommitGroup): void {
    group.spool = 'failed';
    if (group.settled || group.store === 'pending') return;
    // The store may be back: one group at a time checks, the others do not wait.
    if (group.store === 'untried' && this.#hasFreeSlot()) void this.#toStore(group);
    else this.#fail(group, 'spool_failed');
  }

  /** `commitWaitMs` have passed without an answer. */
  #overdue(group: CommitGroup): void {
    group.timer = this.#clock.schedule(this.#options.storeTimeoutMs - this.#options.commitWaitMs, () =>
      this.#giveUp(group),
    );
    if (group.store === 'untried') {
      const position = this.#queue.indexOf(group);
      if (position !== -1) this.#queue.splice(position, 1);
      if (group === this.#gathering) this.#gathering = null;
    }
    if (group.store === 'pending') {
      // The groups after it would wait as long, without success.
      this.#storeIsAway = true;
      this.#freeSlot(group);
    }
    if (group.spool === 'untried') {
      this.#logSparingly('warn', 'ledger.spooling', 'store_slow', group.records.length);
      void this.#toSpool(group);
    } else if (group.store === 'untried' && this.#hasFreeSlot()) {
      // The disk hangs while the store is only assumed to be away.
      void this.#toStore(group);
    }
    this.#pump();
  }

  /** `storeTimeoutMs` have passed: ends a hanging insert, and the wait of callers without an answer. */
  #giveUp(group: CommitGroup): void {
    group.timer = null;
    if (group.store === 'pending') {
      this.#storeFailed(group, unavailable('store_timed_out'));
      group.abort?.abort();
    }
    if (group.spool === 'pending') this.#spoolFails = true;
    if (!group.settled) this.#fail(group, 'timed_out');
  }

  #storeAnswered(): void {
    this.#storeIsAway = false;
    this.#pump();
  }

  #hasFreeSlot(): boolean {
    return this.#inFlight < this.#options.transactionsInFlight;
  }

  #freeSlot(group: CommitGroup): void {
    if (!group.holdsSlot) return;
    group.holdsSlot = false;
    this.#inFlight -= 1;
  }

  #settle(group: CommitGroup, to: 'store' | 'spool'): void {
    // A late insert keeps its timer, which finally aborts it.
    if (group.store !== 'pending') group.timer?.cancel();
    if (group.settled) return;
    this.#conclude(group, to);
    group.outcome.resolve();
  }

  #fail(group: CommitGroup, reason: string): void {
    if (group.store !== 'pending') group.timer?.cancel();
    this.#logSparingly('error', 'ledger.failed', reason, group.records.length);
    this.#conclude(group, 'failed');
    group.outcome.reject(unavailable(reason));
    this.#unplaced.hold(group.records.map(untold));
  }

  #conclude(group: CommitGroup, to: 'store' | 'spool' | 'failed'): void {
    group.settled = true;
    this.#pendingRecords -= group.records.length;
    this.#telemetry.ledgerCommitted(this.#clock.monotonicUs() - group.startedUs, group.records.length, to);
    if (this.#pendingRecords === 0) this.#onIdle?.();
  }

  /** At most one line per second and event, since an outage brings one per group. */
  #logSparingly(
    level: 'warn' | 'error',
    event: 'ledger.spooling' | 'ledger.failed',
    reason: string,
    records: number,
  ): void {
    const nowUs = this.#clock.monotonicUs();
    if (nowUs - this.#lastLoggedUs[event] < 1_000_000) return;
    this.#lastLoggedUs[event] = nowUs;
    this.#logger.log(level, event, { reason, records });
  }
}

/** What is recorded later of a request whose client got an error instead of the end of its answer. */
function untold(record: UsageRecord): UsageRecord {
  return {
    ...record,
    status: record.streamed ? record.status : null,
    errorCode: record.errorCode ?? 'ledger_unavailable',
  };
}

function unavailable(reason: string): DomainError {
  return new DomainError('ledger_unavailable', 'The usage ledger is unavailable. Try again shortly.', {
    internal: reason,
    retryable: true,
  });
}
