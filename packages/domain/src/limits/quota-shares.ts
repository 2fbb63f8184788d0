import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import { inTime } from '../models/in-time.ts';
import type { LimitId, QuotaLimit } from './limit.ts';
import { limitsUnavailable } from './limit-refusal.ts';
import { LEASE_MS, type LeaseHolderId, type QuotaLeases } from './quota-leases.ts';
import { QuotaShare } from './quota-share.ts';

/** Leases are renewed so many times in their life: one call that fails ends none. */
const RENEWALS_IN_A_LIFE = 4;
const CALL_TIMEOUT_MS = 5_000;
/** Most quotas in one call: one transaction of the database locks all of them. */
const MAX_BATCH = 500;
/** About ten minutes, for a record that waits in the spool. */
const MAX_IDLE_RENEWALS = 40;
/** Shares of quotas that are in use at once. */
const MAX_SHARES = 100_000;

export interface QuotaSharesPorts {
  readonly leases: QuotaLeases;
  readonly holder: LeaseHolderId;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a lease lives at least without being renewed. Default {@link LEASE_MS}. */
  readonly leaseMs?: number;
}

/** How the leases of this process are, for readiness. */
export interface LeaseStatus {
  /** How many processes are alive, this one included. */
  readonly replicas: number;
  /** When leases were last renewed, milliseconds since 1970; null before the first time. */
  readonly renewedAtMs: number | null;
  readonly failing: boolean;
}

/**
 * The shares of quotas that this process has. They are renewed, enlarged and given back in the background; what requests wait for is
 * asked for at once. One call at a time: what comes up during a call goes into the next one.
 */
export class QuotaShares {
  readonly #ports: QuotaSharesPorts;
  readonly #leaseMs: number;
  readonly #shares = new Map<LimitId, QuotaShare>();
  #count = 0;
  #queue = new Set<QuotaShare>();
  #answered = Promise.withResolvers<void>();
  #isCalling = false;
  #timer: Timer | null = null;
  #isClosed = false;
  #status: LeaseStatus = { replicas: 1, renewedAtMs: null, failing: false };

  constructor(ports: QuotaSharesPorts) {
    this.#ports = ports;
    this.#leaseMs = ports.leaseMs ?? LEASE_MS;
  }

  get status(): LeaseStatus {
    return this.#status;
  }

  /** How many shares are kept. */
  get size(): number {
    return this.#count;
  }

  get #renewMs(): number {
    return this.#leaseMs / RENEWALS_IN_A_LIFE;
  }

  /** Says at once that this process is alive, then renews at intervals. */
  start(): Promise<void> {
    return this.#renew();
  }

  /** Renews nothing any more: the leases end by themselves. */
  stop(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  /** Gives every lease back. To be called when no request runs and the ledger has recorded all. Never rejects. */
  async close(): Promise<void> {
    this.stop();
    const { leases, holder } = this.#ports;
    await this.#inTime((signal) => leases.release(holder, signal)).catch((error: unknown) =>
      this.#fail(error),
    );
  }

  /**
   * The share of a quota in the period of this moment. Milliseconds since 1970.
   *
   * @throws DomainError `limits_unavailable` when there are too many
   */
  find(limit: QuotaLimit, atMs: number): QuotaShare {
    const { startsAtMs, endsAtMs, nextEndsAtMs } = limit.window;
    const isNext = atMs >= endsAtMs;
    const start = isNext ? endsAtMs : startsAtMs;
    const latest = this.#shares.get(limit.id) ?? null;
    for (let share = latest; share !== null; share = share.other) {
      if (share.startsAtMs !== start) continue;
      share.defineAmount(limit.amount);
      return share;
    }
    if (this.#count >= MAX_SHARES) throw limitsUnavailable(this.#renewMs);
    const share = new QuotaShare(limit, start, isNext ? nextEndsAtMs : endsAtMs, latest);
    this.#shares.set(limit.id, share);
    this.#count += 1;
    return share;
  }

  /** Asks about a share; `need` is what a request waits for. Resolves when that is answered or has failed. */
  ask(share: QuotaShare, need: bigint): Promise<void> {
    share.missing += need;
    this.#queue.add(share);
    const { promise } = this.#answered;
    if (!this.#isCalling) void this.#call();
    return promise;
  }

  /** Asks for more before a request has to wait for it. */
  askAhead(share: QuotaShare): void {
    this.#queue.add(share);
    if (!this.#isCalling) void this.#call();
  }

  async #renew(): Promise<void> {
    for (const latest of this.#shares.values()) {
      for (let share: QuotaShare | null = latest; share !== null; share = share.other) this.#queue.add(share);
    }
    const { promise } = this.#answered;
    if (!this.#isCalling) void this.#call();
    await promise;
    for (const latest of [...this.#shares.values()]) this.#forgetIdle(latest);
    if (this.#isClosed) return;
    this.#timer = this.#ports.clock.schedule(this.#renewMs, () => void this.#renew());
  }

  /**
   * What was idle at the last renewal gave its lease back with it. What the lease still has covers what is not recorded yet, and
   * is kept for a while.
   */
  #forgetIdle(latest: QuotaShare): void {
    let kept: QuotaShare | null = null;
    for (let share: QuotaShare | null = latest; share !== null; ) {
      const next: QuotaShare | null = share.other;
      const isDone = share.leased === 0n || share.idleRenewals >= MAX_IDLE_RENEWALS;
      if (share.isIdle && share.held <= 0n && isDone) this.#count -= 1;
      else {
        share.idleRenewals = share.isIdle ? share.idleRenewals + 1 : 0;
        share.isTouched = false;
        share.other = kept;
        kept = share;
      }
      share = next;
    }
    if (kept === null) this.#shares.delete(latest.limitId);
    else this.#shares.set(latest.limitId, kept);
  }

  async #call(): Promise<void> {
    this.#isCalling = true;
    // Whatever else is asked in this turn of the event loop belongs to the same call.
    await null;
    do {
      const { resolve } = this.#answered;
      const batch = [...this.#queue];
      this.#queue = new Set();
      this.#answered = Promise.withResolvers();
      for (let from = 0; from === 0 || from < batch.length; from += MAX_BATCH) {
        await this.#lease(batch.slice(from, from + MAX_BATCH));
      }
      resolve();
      // Lets the requests that waited be decided before the next call is made up.
      await null;
    } while (this.#queue.size > 0);
    this.#isCalling = false;
  }

  async #lease(batch: readonly QuotaShare[]): Promise<void> {
    const { leases, holder, clock } = this.#ports;
    const sentMs = clock.monotonicUs() / 1000;
    const { replicas: before } = this.#status;
    const questions = batch.map((share) => ({ share, ...share.ask(before) }));
    const requests = questions.map(({ share, wanted }) => {
      const { limitId, startsAtMs } = share;
      return { limitId, startsAtMs, wanted };
    });
    try {
      const answer = await this.#inTime((signal) => leases.lease(holder, requests, signal));
      const nowMs = clock.monotonicUs() / 1000;
      const replicas = Math.max(1, answer.replicas);
      for (const [index, { share, wanted, short }] of questions.entries()) {
        const question = { wanted, short, sentMs, validUntilMs: sentMs + this.#leaseMs, nowMs };
        share.answered(answer.leases[index]!, question, replicas);
        if (share.hasExcess) this.#queue.add(share);
      }
      this.#status = { replicas, renewedAtMs: clock.nowMs(), failing: false };
    } catch (error) {
      const nowMs = clock.monotonicUs() / 1000;
      for (const { share } of questions) share.notAnswered(nowMs);
      this.#fail(error);
    }
  }

  /** Nobody waits longer for the database. */
  #inTime<Result>(call: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return inTime(this.#ports.clock, CALL_TIMEOUT_MS, limitsUnavailable(0), call);
  }

  #fail(error: unknown): void {
    const errorCode = isDomainError(error) ? error.code : 'internal_error';
    if (!this.#status.failing) this.#ports.logger.log('warn', 'limits.leases_failed', { errorCode });
    this.#status = { ...this.#status, failing: true };
  }
}
