import type { Clock, DomainError } from '@weir/domain/kernel';
import { isDomainError } from '@weir/domain/kernel';
import {
  type AdmissionRequest,
  type Admitted,
  cachedTokensShareOf,
  checkedLimits,
  type Extension,
  extensionSizes,
  firstExtensionAt,
  type LeaseHolderId,
  type LimitId,
  type LimitReading,
  limitRefusal,
  limitsUnavailable,
  modelNotPriced,
  needOf,
  type RequestChecks,
  type Reservation,
  type ReservationSettings,
  rateUseOf,
  reservedCost,
  usedOf,
} from '@weir/domain/limits';
import type { UsageRecord } from '@weir/domain/usage';
import { periodAt } from './counted-limits.ts';
import type { Epoch } from './epoch.ts';
import type { LimitsInEpoch } from './limits-in-epoch.ts';
import { RedisUnavailable } from './redis-connection.ts';
import type { RedisCounts } from './redis-counts.ts';
import type { SettlementQueue } from './settlement-queue.ts';
import type { SharedLeases } from './shared-leases.ts';

export interface AdmittedThroughRedisPorts {
  readonly counts: RedisCounts;
  readonly sharedLeases: SharedLeases;
  readonly settlements: SettlementQueue;
  readonly clock: Clock;
  readonly settings: ReservationSettings;
}

/** What a request holds in Redis. */
export interface HeldInRedis {
  readonly request: AdmissionRequest;
  readonly checks: RequestChecks;
  /** In the order of the checks. */
  readonly limits: LimitsInEpoch;
  /** What is reserved of each of them. */
  readonly needs: readonly bigint[];
  readonly reservation: Reservation;
  readonly id: string;
  readonly slice: number;
  readonly headers: readonly string[];
  /** Of the rates, which are the last of the limits, before. */
  readonly ratesUsed: readonly number[];
  readonly onSettled: () => void;
}

const MAX_TRIES = 16;
const RETRY_AFTER_MS = 1_000;

/** A request whose reservation is in Redis. */
export class AdmittedThroughRedis implements Admitted {
  readonly id: string;
  readonly epoch: Epoch;
  readonly slots: readonly LimitId[];
  readonly headers: readonly string[];
  readonly leaseHolder: LeaseHolderId | null;
  extendAtTokens: number;
  readonly #ports: AdmittedThroughRedisPorts;
  readonly #held: HeldInRedis;
  /** What is reserved of each limit. */
  #needs: readonly bigint[];
  readonly #releaseQuotas: () => void;
  #coveredTokens: number;
  #asking: Promise<void> | null = null;
  /** Whether no money is reserved, since nothing that was asked costs any. */
  #isFree: boolean;
  #refusal: DomainError | null = null;
  #isSettled = false;

  constructor(ports: AdmittedThroughRedisPorts, held: HeldInRedis) {
    const { checks, limits, needs, reservation } = held;
    const { quotas } = checks;
    const { epoch } = limits;
    this.#ports = ports;
    this.#held = held;
    this.id = held.id;
    this.epoch = epoch;
    this.slots = checks.parallel.map(({ id }) => id);
    this.headers = held.headers;
    this.leaseHolder = quotas.length === 0 ? null : epoch.holder;
    this.#needs = needs;
    this.#releaseQuotas = ports.sharedLeases.hold(limits, needs);
    this.#coveredTokens = reservation.outputTokens;
    this.#isFree = held.request.isFree ?? false;
    this.extendAtTokens = firstExtensionAt(held.request.parsed, quotas, reservation);
  }

  /** An admission through Redis tells what rates had, and nothing of other limits. */
  get readings(): readonly LimitReading[] {
    const { checks, ratesUsed } = this.#held;
    const limits = checkedLimits(checks);
    const before = limits.length - ratesUsed.length;
    return limits.map((limit, index) => {
      const count = ratesUsed[index - before];
      return count === undefined
        ? { limit, used: null, reserved: null, resetsAtMs: null }
        : { limit, used: BigInt(Math.round(count)), reserved: 0n, resetsAtMs: null };
    });
  }

  extend(outputTokens: number, whenKnown: () => void): Extension {
    if (this.#isSettled || outputTokens <= this.extendAtTokens) return 'goes on';
    if (this.#refusal !== null) return this.#refusal;
    this.#asking ??= this.#extend(outputTokens).finally(() => {
      this.#asking = null;
    });
    if (outputTokens <= this.#coveredTokens) {
      this.extendAtTokens = this.#coveredTokens;
      return 'goes on';
    }
    void this.#asking.then(whenKnown);
    return 'waits';
  }

  charge(whenKnown: () => void): Extension {
    if (this.#isSettled || !this.#isFree) return 'goes on';
    if (this.#refusal !== null) return this.#refusal;
    const { request, checks, reservation } = this.#held;
    if (checks.needsPrice && reservedCost(request, reservation) === null)
      return modelNotPriced(request.model);
    const needs = this.#needsFor(this.#coveredTokens, false);
    if (needs.every((need, index) => need <= this.#needs[index]!)) {
      this.#isFree = false;
      return 'goes on';
    }
    this.#asking ??= this.#tryToReserve(needs, 'charge')
      .then((refusal) => {
        this.#refusal = refusal;
        this.#isFree = refusal !== null;
      })
      .finally(() => {
        this.#asking = null;
      });
    void this.#asking.then(whenKnown);
    return 'waits';
  }

  settle(record: UsageRecord | null): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { settlements, settings } = this.#ports;
    const { request, checks, limits, slice } = this.#held;
    const cachedShare = checks.tokenRates.length === 0 ? 0 : cachedTokensShareOf(request.model, settings);
    const changes: bigint[] = [];
    for (const [index, quota] of checks.quotas.entries()) {
      // The ledger counts a request in the period in which it was received, which may be one before that of the reservation.
      const limit = limits.limits[index]!;
      const counts = record !== null && 'startsAtMs' in limit && request.receivedMs >= limit.startsAtMs;
      changes.push(counts ? usedOf(quota, record) : 0n);
    }
    for (const _ of checks.parallel) changes.push(0n);
    for (const rate of [...checks.requestRates, ...checks.tokenRates]) {
      const used = record === null ? 0 : rateUseOf(rate, record, cachedShare);
      changes.push(BigInt(used) - this.#needs[changes.length]!);
    }
    this.#releaseQuotas();
    this.#held.onSettled();
    settlements.settle(limits, this.id, changes, slice);
  }

  /** As much as there is, down to a few tokens. Never rejects. */
  async #extend(outputTokens: number): Promise<void> {
    const isLastTry = outputTokens > this.#coveredTokens;
    const beyond = Math.max(outputTokens, this.#coveredTokens);
    let refusal: DomainError | null = null;
    for (const tokens of extensionSizes(this.#ports.settings)) {
      refusal = await this.#tryToReserve(this.#needsFor(beyond + tokens), 'extend');
      if (refusal !== null) continue;
      this.extendAtTokens = beyond + Math.floor(tokens * 0.75);
      this.#coveredTokens = beyond + tokens;
      return;
    }
    // Before all is used up, other requests may give something back.
    if (isLastTry) this.#refusal = refusal;
    else this.extendAtTokens = this.#coveredTokens;
  }

  /** What each limit needs in all, for this much output. Rates stay as they were reserved. */
  #needsFor(outputTokens: number, isFree = this.#isFree): bigint[] {
    const { request, checks, reservation } = this.#held;
    const wanted = { ...reservation, outputTokens };
    const cost = checks.needsPrice && !isFree ? (reservedCost(request, wanted) ?? 0n) : 0n;
    return this.#needs.map((need, index) => {
      const quota = checks.quotas[index];
      return quota === undefined ? need : needOf(quota, wanted, cost);
    });
  }

  /** Never rejects. */
  #tryToReserve(needs: readonly bigint[], mode: 'extend' | 'charge'): Promise<DomainError | null> {
    return this.#reserve(needs, mode).catch((error: unknown) =>
      isDomainError(error) ? error : limitsUnavailable(RETRY_AFTER_MS),
    );
  }

  async #reserve(needs: readonly bigint[], mode: 'extend' | 'charge'): Promise<DomainError | null> {
    const { counts, sharedLeases } = this.#ports;
    const { limits } = this.#held;
    const more = needs.map((need, index) => {
      const beyond = need - this.#needs[index]!;
      return beyond > 0n ? beyond : 0n;
    });
    const keep = (): null => {
      this.#needs = needs;
      return null;
    };
    if (more.every((need) => need === 0n)) return keep();
    try {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const reply = await counts.reserve(limits, this.id, mode, more);
        if (reply.kind === 'admitted') return keep();
        if (reply.kind === 'stale') break;
        if (reply.kind === 'short') await sharedLeases.askFor(limits, more, reply.shortages);
        if (reply.kind === 'refused') {
          const { used, reserved } = reply.uses[reply.by]!;
          return this.#exceeded(limits.limits[reply.by]!.limitId, used + reserved);
        }
      }
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) throw error;
    }
    // Without Redis, or when it has forgotten the reservation, the database covers what comes on top.
    const hard = limits.limits.flatMap((limit, index) =>
      (limit.kind === 'quota' || (limit.kind === 'excess' && mode === 'charge')) && more[index]! > 0n
        ? [{ ...limit, need: more[index]! }]
        : [],
    );
    const lacking = hard.length === 0 ? null : await sharedLeases.extendInDatabase(this.epoch.holder, hard);
    return lacking === null ? keep() : this.#exceeded(lacking.limitId, lacking.observed);
  }

  #exceeded(limitId: LimitId, observed: bigint): DomainError {
    const { checks, request, headers } = this.#held;
    const quota = checks.quotas.find(({ id }) => id === limitId)!;
    const { endsAtMs } = periodAt(quota, request.receivedMs);
    return limitRefusal(quota, {
      ...{ model: request.model, headers, observed, retryAfterMs: null, nowMs: this.#ports.clock.nowMs() },
      resetsAtMs: endsAtMs === Number.POSITIVE_INFINITY ? null : endsAtMs,
    });
  }
}
