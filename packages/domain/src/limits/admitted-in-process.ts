import type { Clock } from '../kernel/clock.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import type { QuotaLimit } from './limit.ts';
import { readingOfCount, readingOfQuota } from './limit-reading.ts';
import { limitRefusal, limitsUnavailable, modelNotPriced } from './limit-refusal.ts';
import type { AdmissionRequest, Admitted, Extension, LimitReading } from './ports.ts';
import type { LeaseHolderId } from './quota-leases.ts';
import type { QuotaShare } from './quota-share.ts';
import type { QuotaShares } from './quota-shares.ts';
import type { RateWindow } from './rate-window.ts';
import type { RequestChecks } from './request-checks.ts';
import {
  cachedTokensShareOf,
  needOf,
  type Reservation,
  type ReservationSettings,
  rateUseOf,
  reservedCost,
  usedOf,
} from './reservation.ts';
import { extensionSizes, firstExtensionAt } from './stream-extension.ts';

const UNAVAILABLE_RETRY_AFTER_MS = 1_000;
/** How often shares are asked for what a free request then costs: with each answer other requests may have taken them. */
const MAX_CHARGE_ASKS = 8;

/** How many requests of a limit run. */
export interface Slots {
  count: number;
}

export interface InProcessAdmissionPorts {
  readonly shares: QuotaShares;
  /** As its leases are named. */
  readonly holder: LeaseHolderId;
  readonly clock: Clock;
  readonly settings: ReservationSettings;
}

/** What a request holds; each list in the order of its checks. */
export interface Held {
  readonly request: AdmissionRequest;
  readonly checks: RequestChecks;
  readonly reservation: Reservation;
  readonly shares: readonly QuotaShare[];
  readonly needs: bigint[];
  readonly slots: readonly Slots[];
  /** Of requests per minute, then of tokens per minute. */
  readonly windows: readonly RateWindow[];
  readonly rateNeeds: readonly number[];
  /** Of the admission. */
  readonly slice: number;
  readonly headers: readonly string[];
  /** What the limits had before, each list in the order of its checks. */
  readonly found: {
    readonly spent: readonly bigint[];
    readonly observed: readonly bigint[];
    readonly running: readonly number[];
    readonly rateUses: readonly number[];
  };
}

/** A request that holds shares, slots and rates of this process. */
export class AdmittedInProcess implements Admitted {
  readonly headers: readonly string[];
  readonly leaseHolder: LeaseHolderId | null;
  extendAtTokens: number;
  readonly #ports: InProcessAdmissionPorts;
  readonly #held: Held;
  #coveredTokens: number;
  /** Whether no money is reserved, since nothing that was asked costs any. */
  #isFree: boolean;
  #chargeAsks = 0;
  #isSettled = false;

  constructor(ports: InProcessAdmissionPorts, held: Held) {
    const { quotas } = held.checks;
    this.#ports = ports;
    this.#held = held;
    this.headers = held.headers;
    this.leaseHolder = quotas.length === 0 ? null : ports.holder;
    this.#coveredTokens = held.reservation.outputTokens;
    this.#isFree = held.request.isFree ?? false;
    this.extendAtTokens = firstExtensionAt(held.request.parsed, quotas, held.reservation);
  }

  /** Made when the request ends: its client does not wait for it. */
  get readings(): readonly LimitReading[] {
    const { checks, shares, found } = this.#held;
    const { quotas, parallel, requestRates, tokenRates } = checks;
    return [
      ...quotas.map((quota, i) => readingOfQuota(quota, shares[i]!, found.spent[i]!, found.observed[i]!)),
      ...parallel.map((limit, i) => readingOfCount(limit, found.running[i]!)),
      ...[...requestRates, ...tokenRates].map((rate, i) => readingOfCount(rate, found.rateUses[i]!)),
    ];
  }

  extend(outputTokens: number, whenKnown: () => void): Extension {
    if (this.#isSettled || outputTokens <= this.extendAtTokens) return 'goes on';
    const { checks, shares } = this.#held;
    const nowMs = this.#ports.clock.monotonicUs() / 1000;
    const beyond = Math.max(outputTokens, this.#coveredTokens);
    let short = -1;
    for (const [index, tokens] of extensionSizes(this.#ports.settings).entries()) {
      const more = this.#needsFor(beyond + tokens);
      short = this.#firstShort(more, nowMs);
      if (short === -1) {
        this.#reserve(more, beyond + tokens);
        return 'goes on';
      }
      if (index > 0 || !shares[short]!.mayAsk(nowMs)) continue;
      const answered = this.#ports.shares.ask(shares[short]!, more[short]!);
      if (outputTokens > this.#coveredTokens) {
        void answered.then(whenKnown);
        return 'waits';
      }
      this.#askAgainLater(outputTokens);
      return 'goes on';
    }
    if (outputTokens <= this.#coveredTokens) {
      this.#askAgainLater(outputTokens);
      return 'goes on';
    }
    const share = shares[short]!;
    return share.failed
      ? limitsUnavailable(UNAVAILABLE_RETRY_AFTER_MS)
      : this.#exceeded(checks.quotas[short]!, share);
  }

  charge(whenKnown: () => void): Extension {
    if (this.#isSettled || !this.#isFree) return 'goes on';
    const { request, checks, reservation, shares } = this.#held;
    if (checks.needsPrice && reservedCost(request, reservation) === null)
      return modelNotPriced(request.model);
    const nowMs = this.#ports.clock.monotonicUs() / 1000;
    const more = this.#needsFor(this.#coveredTokens, false);
    // As at an admission: also those that let what runs finish.
    const short = checks.quotas.findIndex((_, i) => !shares[i]!.fits(more[i]!, nowMs));
    if (short === -1) {
      this.#isFree = false;
      this.#enlarge(more);
      return 'goes on';
    }
    const share = shares[short]!;
    if (share.failed && !share.mayAsk(nowMs)) return limitsUnavailable(UNAVAILABLE_RETRY_AFTER_MS);
    if (!share.mayAsk(nowMs)) return this.#exceeded(checks.quotas[short]!, share);
    if (++this.#chargeAsks > MAX_CHARGE_ASKS) return limitsUnavailable(UNAVAILABLE_RETRY_AFTER_MS);
    void this.#ports.shares.ask(share, more[short]!).then(whenKnown);
    return 'waits';
  }

  settle(record: UsageRecord | null): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { request, checks, shares, needs, slots, windows, rateNeeds, slice } = this.#held;
    for (let i = 0; i < shares.length; i++) {
      const share = shares[i]!;
      // The ledger counts a request in the period in which it was received, which may be one before that of its share.
      const counts = record !== null && request.receivedMs >= share.startsAtMs;
      share.settle(needs[i]!, counts ? usedOf(checks.quotas[i]!, record) : null);
    }
    for (const slot of slots) slot.count -= 1;
    const { requestRates, tokenRates } = checks;
    const cachedShare =
      tokenRates.length === 0 ? 0 : cachedTokensShareOf(request.model, this.#ports.settings);
    for (let i = 0; i < windows.length; i++) {
      const rate = requestRates[i] ?? tokenRates[i - requestRates.length]!;
      const used = record === null ? 0 : rateUseOf(rate, record, cachedShare);
      windows[i]!.add(slice, used - rateNeeds[i]!);
    }
  }

  /** What each quota needs beyond what is reserved, for this much output in all. */
  #needsFor(outputTokens: number, isFree = this.#isFree): bigint[] {
    const { request, checks, reservation, needs } = this.#held;
    const wanted = { ...reservation, outputTokens };
    const cost = checks.needsPrice && !isFree ? (reservedCost(request, wanted) ?? 0n) : 0n;
    return checks.quotas.map((quota, i) => needOf(quota, wanted, cost) - needs[i]!);
  }

  /** The index of the first quota that has no room; -1 when all have. */
  #firstShort(more: readonly bigint[], nowMs: number): number {
    const { checks, shares } = this.#held;
    return checks.quotas.findIndex(
      (quota, i) => more[i]! > 0n && !quota.letsFinish && !shares[i]!.fits(more[i]!, nowMs),
    );
  }

  #enlarge(more: readonly bigint[]): void {
    const { shares, needs } = this.#held;
    for (let i = 0; i < shares.length; i++) {
      needs[i]! += more[i]!;
      if (shares[i]!.enlarge(more[i]!)) this.#ports.shares.askAhead(shares[i]!);
    }
  }

  #reserve(more: readonly bigint[], outputTokens: number): void {
    this.#enlarge(more);
    this.extendAtTokens = outputTokens - Math.floor((outputTokens - this.#coveredTokens) / 4);
    this.#coveredTokens = outputTokens;
  }

  /** A quarter of what is still covered goes by before the next question. */
  #askAgainLater(outputTokens: number): void {
    this.extendAtTokens = outputTokens + Math.floor((this.#coveredTokens - outputTokens) / 4);
  }

  #exceeded(quota: QuotaLimit, share: QuotaShare): Extension {
    const { request, headers } = this.#held;
    const resetsAtMs = share.endsAtMs === Number.POSITIVE_INFINITY ? null : share.endsAtMs;
    const nowMs = this.#ports.clock.nowMs();
    const { model } = request;
    return limitRefusal(quota, {
      ...{ model, headers, nowMs, resetsAtMs },
      ...{ observed: share.observed, retryAfterMs: null },
    });
  }
}
