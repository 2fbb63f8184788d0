import type { Clock, DomainError } from '@weir/domain/kernel';
import { isDomainError } from '@weir/domain/kernel';
import {
  type AdmissionRequest,
  type Admitted,
  cachedTokensShareOf,
  type Extension,
  extensionSizes,
  firstExtensionAt,
  type LeaseHolderId,
  type LimitId,
  limitRefusal,
  limitsUnavailable,
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
import { RedisUnavailable } from './redis-connection.ts';
import type { CountedLimit, Epoch, QuotaPeriod, RedisCounts, Settled } from './redis-counts.ts';
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
  /** Quotas first, in the order of the checks. */
  readonly limits: readonly CountedLimit[];
  readonly reservation: Reservation;
  readonly epoch: Epoch;
  readonly id: string;
  readonly slice: number;
  readonly headers: readonly string[];
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
  /** What is reserved of each quota. */
  readonly #needs: bigint[];
  readonly #releaseQuotas: () => void;
  #coveredTokens: number;
  #asking: Promise<void> | null = null;
  #refusal: DomainError | null = null;
  #isSettled = false;

  constructor(ports: AdmittedThroughRedisPorts, held: HeldInRedis) {
    const { checks, limits, epoch, reservation } = held;
    const { quotas } = checks;
    this.#ports = ports;
    this.#held = held;
    this.id = held.id;
    this.epoch = epoch;
    this.slots = checks.parallel.map(({ id }) => id);
    this.headers = held.headers;
    this.leaseHolder = quotas.length === 0 ? null : epoch.holder;
    this.#needs = limits.slice(0, quotas.length).map(({ need }) => need);
    this.#releaseQuotas = ports.sharedLeases.hold(epoch, limits);
    this.#coveredTokens = reservation.outputTokens;
    this.extendAtTokens = firstExtensionAt(held.request.parsed, quotas, reservation);
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

  settle(record: UsageRecord | null): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { settlements, settings } = this.#ports;
    const { request, checks, limits, slice } = this.#held;
    const rates = [...checks.requestRates, ...checks.tokenRates];
    const cachedShare = checks.tokenRates.length === 0 ? 0 : cachedTokensShareOf(request.model, settings);
    const settled = limits.map((limit, index): Settled => {
      if (limit.kind === 'slots') return { ...limit, change: 0n };
      if (!('startsAtMs' in limit)) {
        const rate = rates.find(({ id }) => id === limit.limitId)!;
        const used = record === null ? 0 : rateUseOf(rate, record, cachedShare);
        return { ...limit, change: BigInt(used) - limit.need };
      }
      // The ledger counts a request in the period in which it was received, which may be one before that of the reservation.
      const counts = record !== null && request.receivedMs >= limit.startsAtMs;
      return { ...limit, change: counts ? usedOf(checks.quotas[index]!, record) : 0n };
    });
    this.#releaseQuotas();
    this.#held.onSettled();
    settlements.settle(this.epoch, this.id, settled, slice);
  }

  /** As much as there is, down to a few tokens. Never rejects. */
  async #extend(outputTokens: number): Promise<void> {
    const isLastTry = outputTokens > this.#coveredTokens;
    const beyond = Math.max(outputTokens, this.#coveredTokens);
    let refusal: DomainError | null = null;
    for (const tokens of extensionSizes(this.#ports.settings)) {
      refusal = await this.#reserve(this.#needsFor(beyond + tokens)).catch((error: unknown) =>
        isDomainError(error) ? error : limitsUnavailable(RETRY_AFTER_MS),
      );
      if (refusal !== null) continue;
      this.extendAtTokens = beyond + Math.floor(tokens * 0.75);
      this.#coveredTokens = beyond + tokens;
      return;
    }
    // Before all is used up, other requests may give something back.
    if (isLastTry) this.#refusal = refusal;
    else this.extendAtTokens = this.#coveredTokens;
  }

  /** What each quota needs in all, for this much output. */
  #needsFor(outputTokens: number): bigint[] {
    const { request, checks, reservation } = this.#held;
    const wanted = { ...reservation, outputTokens };
    const cost = checks.needsPrice ? (reservedCost(request, wanted) ?? 0n) : 0n;
    return checks.quotas.map((quota) => needOf(quota, wanted, cost));
  }

  async #reserve(needs: readonly bigint[]): Promise<DomainError | null> {
    const { counts, sharedLeases } = this.#ports;
    const { checks } = this.#held;
    const more = checks.quotas.flatMap((quota, index): (CountedLimit & QuotaPeriod)[] => {
      const need = needs[index]! - this.#needs[index]!;
      if (need <= 0n) return [];
      const { limitId, startsAtMs } = periodAt(quota, this.#held.request.receivedMs);
      const kind = quota.letsFinish ? 'excess' : 'quota';
      return [{ kind, limitId, startsAtMs, amount: quota.amount, need }];
    });
    const keep = (): null => {
      for (const [index, need] of needs.entries()) this.#needs[index] = need;
      return null;
    };
    if (more.length === 0) return keep();
    try {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const reply = await counts.reserve(this.epoch, this.id, 'extend', more);
        if (reply.kind === 'admitted') return keep();
        if (reply.kind === 'stale') break;
        if (reply.kind === 'short') await sharedLeases.askFor(this.epoch, more, reply.shortages);
        if (reply.kind === 'refused') {
          const { used, reserved } = reply.uses[reply.by]!;
          return this.#exceeded(more[reply.by]!.limitId, used + reserved);
        }
      }
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) throw error;
    }
    // Without Redis, or when it has forgotten the reservation, the database covers what comes on top.
    const hard = more.filter(({ kind }) => kind === 'quota');
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
