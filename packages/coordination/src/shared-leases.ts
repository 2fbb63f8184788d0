import { type Clock, isDomainError } from '@weir/domain/kernel';
import {
  LEASE_MS,
  type Lease,
  type LeaseHolderId,
  type LeaseRequest,
  type LimitId,
  limitsUnavailable,
  type QuotaLeases,
} from '@weir/domain/limits';
import type { Epoch } from './epoch.ts';
import type { LimitsInEpoch, QuotaPeriod } from './limits-in-epoch.ts';
import type { LeaseBegun, LeaseChange, RedisCounts } from './redis-counts.ts';

export interface SharedLeasesPorts {
  readonly counts: RedisCounts;
  readonly leases: QuotaLeases;
  readonly clock: Clock;
  readonly newToken: () => string;
}

/** A quota that running requests use, or used lately. */
export interface SharedQuota extends QuotaPeriod {
  readonly epoch: Epoch;
  /** Running requests that reserved some of it. */
  running: number;
  usedAtMs: number;
  /** What those that wait need beyond what is leased. */
  wanted: bigint;
  /** The most that one request needed. */
  largestNeed: bigint;
  /** Of the limit, as requests last knew it. */
  amount: bigint;
}

/** The questions of one epoch to the database: one at a time, for all requests that wait. */
interface Round {
  readonly quotas: Set<SharedQuota>;
  readonly done: Promise<void>;
}

/** Waits for another process that changes the same lease. */
const BUSY_MS = 5;
const DATABASE_TIMEOUT_MS = 2_000;
const RETRY_AFTER_MS = 5_000;
/** A quota without requests for this long is not renewed: its lease ends, and what is left of it comes back. */
const IDLE_MS = LEASE_MS;
const MAX_QUOTAS = 50_000;
const MAX_QUOTAS_PER_QUESTION = 200;
/** So much of an amount, or as much as so many requests need, is leased ahead, whatever is more. */
const AHEAD_SHARE = 50n;
const AHEAD_REQUESTS = 16n;

/**
 * Leases quotas for the epochs of Redis: when a request is short of one, ahead of that, and again while they are used.
 * Every gateway does so for what its own requests use; a lock in Redis lets one at a time change a lease.
 */
export class SharedLeases {
  readonly #ports: SharedLeasesPorts;
  readonly #quotas = new Map<string, SharedQuota>();
  readonly #rounds = new Map<LeaseHolderId, Round>();
  readonly #next = new Map<LeaseHolderId, Round>();

  constructor(ports: SharedLeasesPorts) {
    this.#ports = ports;
  }

  /** Keeps the leases of a running request alive. Returns what ends that. */
  hold(counted: LimitsInEpoch, needs: readonly bigint[]): () => void {
    const quotas: SharedQuota[] = [];
    for (const index of needs.keys()) {
      const quota = this.#quota(counted, index, needs[index]!);
      if (quota === null) continue;
      quota.running += 1;
      quotas.push(quota);
    }
    return () => {
      for (const quota of quotas) quota.running -= 1;
    };
  }

  /**
   * Asks the database for what a request is short of, together with all others that wait. Settles when it should try again. Rejects
   * with DomainError `limits_unavailable` when the database cannot be asked, or with `RedisUnavailable`.
   *
   * @param needs of each limit
   * @param shortages by the index of the limit
   */
  async askFor(
    counted: LimitsInEpoch,
    needs: readonly bigint[],
    shortages: ReadonlyMap<number, bigint>,
  ): Promise<void> {
    let answered: Promise<void> | undefined;
    for (const [index, shortage] of shortages) {
      const quota = this.#quota(counted, index, needs[index]!);
      if (quota !== null) answered = this.#ask(quota, shortage);
    }
    await answered;
  }

  /** Asks for more of quotas of which little is leased, before anybody waits for it. */
  askAhead(counted: LimitsInEpoch, needs: readonly bigint[], low: readonly number[]): void {
    const shortages = new Map(low.map((index) => [index, 0n]));
    this.askFor(counted, needs, shortages).catch(() => {});
  }

  /** Renews the leases that are used here, and forgets what is not. Never rejects: the next call tries again. */
  async renew(): Promise<void> {
    const idleSinceMs = this.#ports.clock.nowMs() - IDLE_MS;
    for (const [key, { running, usedAtMs }] of this.#quotas) {
      if (running === 0 && usedAtMs < idleSinceMs) this.#quotas.delete(key);
    }
    for (const [epoch, quotas] of Map.groupBy(this.#quotas.values(), (quota) => quota.epoch)) {
      for (let at = 0; at < quotas.length; at += MAX_QUOTAS_PER_QUESTION) {
        const some = quotas.slice(at, at + MAX_QUOTAS_PER_QUESTION);
        const isKept = await this.#change(epoch, some, true).catch(() => false);
        // Without Redis, or with one that has forgotten the epoch: what runs stays covered.
        if (!isKept) await this.#keepRunning(epoch.holder, some).catch(() => {});
      }
    }
  }

  /**
   * Leases more for a request whose counts in Redis are lost or out of reach. Null when all is granted, else the first quota that
   * has not so much, and what is spent and leased of it.
   */
  async extendInDatabase(
    holder: LeaseHolderId,
    needs: readonly (QuotaPeriod & { readonly need: bigint })[],
  ): Promise<{ readonly limitId: LimitId; readonly observed: bigint } | null> {
    const requests = needs.map(({ limitId, startsAtMs, need }) => ({ limitId, startsAtMs, wanted: need }));
    const leases = await this.#lease(holder, requests);
    const lacking = leases.find(({ granted }, index) => granted < needs[index]!.need);
    if (lacking === undefined) return null;
    const { limitId, spent, held, heldByOthers } = lacking;
    return { limitId, observed: spent + held + heldByOthers };
  }

  /** Null for a limit that is no quota. */
  #quota(counted: LimitsInEpoch, index: number, need: bigint): SharedQuota | null {
    const { epoch, limits } = counted;
    const limit = limits[index]!;
    if (!('startsAtMs' in limit)) return null;
    const key = counted.keyOf(index);
    let quota = this.#quotas.get(key);
    if (quota === undefined) {
      const { limitId, startsAtMs, amount } = limit;
      if (this.#quotas.size >= MAX_QUOTAS) throw limitsUnavailable(RETRY_AFTER_MS);
      quota = {
        ...{ epoch, limitId, startsAtMs, amount },
        running: 0,
        usedAtMs: 0,
        wanted: 0n,
        largestNeed: 0n,
      };
      this.#quotas.set(key, quota);
    }
    quota.usedAtMs = this.#ports.clock.nowMs();
    quota.amount = limit.amount;
    if (need > quota.largestNeed) quota.largestNeed = need;
    return quota;
  }

  /** One question at a time for each epoch: what comes up during one goes into the next. */
  #ask(quota: SharedQuota, shortage: bigint): Promise<void> {
    quota.wanted += shortage;
    const { holder } = quota.epoch;
    let round = this.#next.get(holder);
    if (round === undefined) {
      const before = this.#rounds.get(holder)?.done.catch(() => {}) ?? Promise.resolve();
      const quotas = new Set<SharedQuota>();
      round = { quotas, done: before.then(() => this.#begin(holder, quotas)) };
      this.#next.set(holder, round);
    }
    round.quotas.add(quota);
    return round.done;
  }

  async #begin(holder: LeaseHolderId, quotas: Set<SharedQuota>): Promise<void> {
    const round = this.#next.get(holder)!;
    this.#next.delete(holder);
    this.#rounds.set(holder, round);
    try {
      const all = [...quotas];
      await this.#change(all[0]!.epoch, all, false);
    } finally {
      if (this.#rounds.get(holder) === round) this.#rounds.delete(holder);
    }
  }

  /** Returns false when the epoch is over. */
  async #change(epoch: Epoch, quotas: readonly SharedQuota[], onlyDue: boolean): Promise<boolean> {
    const { counts, clock, newToken } = this.#ports;
    const token = newToken();
    const wanted = quotas.map((quota) => {
      const { wanted: more } = quota;
      if (!onlyDue) quota.wanted = 0n;
      return more;
    });
    const begun = await counts.beginLease(epoch, token, quotas, onlyDue);
    if (begun === null) return false;
    const mine = quotas
      .map((quota, index) => ({ quota, more: wanted[index]!, begun: begun.begun[index]! }))
      .filter(({ begun: { state } }) => state !== 'busy' && state !== 'fresh');
    if (mine.length === 0) {
      if (!onlyDue) await new Promise<void>((resolve) => clock.schedule(BUSY_MS, resolve));
      return true;
    }
    const locked = mine.map(({ quota }) => quota);
    try {
      const changes = await this.#changes(epoch.holder, mine, onlyDue);
      await counts.applyLease(epoch, token, begun.startedMs, changes);
    } catch (error) {
      await counts.unlockLease(epoch, token, locked).catch(() => {});
      throw error;
    }
    return true;
  }

  async #changes(
    holder: LeaseHolderId,
    mine: readonly { quota: SharedQuota; more: bigint; begun: LeaseBegun }[],
    onlyDue: boolean,
  ): Promise<LeaseChange[]> {
    const requests = mine.map(({ quota, more, begun }) => ({
      limitId: quota.limitId,
      startsAtMs: quota.startsAtMs,
      wanted: onlyDue ? 0n : more + uncovered(begun) + aheadOf(quota),
    }));
    const answers = await this.#lease(holder, requests);
    const excesses = answers.map((lease, index) => excessOf(lease, mine[index]!.begun));
    const returned = excesses.some((excess) => excess > 0n)
      ? await this.#lease(
          holder,
          requests.map((request, index) => ({ ...request, wanted: -excesses[index]! })),
        )
      : null;
    return mine.map(({ quota, begun }, index) => {
      const lease = returned?.[index] ?? answers[index]!;
      return {
        limitId: quota.limitId,
        startsAtMs: quota.startsAtMs,
        begun,
        granted: answers[index]!.granted + (returned?.[index]?.granted ?? 0n),
        held: lease.held,
        spent: lease.spent,
        amount: lease.amount ?? 0n,
        exhausted: overCommitted(lease) >= 0n,
        low: aheadOf(quota) / 4n,
        known: quota.amount,
      };
    });
  }

  async #keepRunning(holder: LeaseHolderId, quotas: readonly SharedQuota[]): Promise<void> {
    const requests = quotas
      .filter(({ running }) => running > 0)
      .map(({ limitId, startsAtMs }) => ({ limitId, startsAtMs, wanted: 0n }));
    if (requests.length > 0) await this.#lease(holder, requests);
  }

  async #lease(holder: LeaseHolderId, requests: readonly LeaseRequest[]): Promise<readonly Lease[]> {
    try {
      const { leases } = await this.#ports.leases.lease(
        holder,
        requests,
        AbortSignal.timeout(DATABASE_TIMEOUT_MS),
      );
      return leases;
    } catch (error) {
      if (isDomainError(error) && error.code === 'database_unavailable')
        throw limitsUnavailable(RETRY_AFTER_MS);
      throw error;
    }
  }
}

/** What running requests reserved without a lease: of one that ended under them, or before there was one. */
function uncovered({ reserved, state }: LeaseBegun): bigint {
  return state === 'leased' ? 0n : reserved;
}

/** What is leased and not used of an amount that was lowered below what is spent and leased. */
function excessOf(lease: Lease, { left, reserved }: LeaseBegun): bigint {
  const unused = left + lease.granted - reserved;
  return max(0n, min(overCommitted(lease), unused));
}

/** At 0 nothing more can be leased. */
function overCommitted({ amount, spent, held, heldByOthers }: Lease): bigint {
  return spent + held + heldByOthers - (amount ?? 0n);
}

function aheadOf({ amount, largestNeed }: SharedQuota): bigint {
  return max(amount / AHEAD_SHARE, largestNeed * AHEAD_REQUESTS);
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
