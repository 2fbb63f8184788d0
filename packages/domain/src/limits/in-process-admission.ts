import type { AuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import type { NanoUsd } from '../kernel/money.ts';
import { AdmittedInProcess, type InProcessAdmissionPorts, type Slots } from './admitted-in-process.ts';
import { HOLDS_NOTHING } from './holds-nothing.ts';
import type { Limit, LimitId, QuotaLimit } from './limit.ts';
import { readingOfCount, readingOfQuota } from './limit-reading.ts';
import { limitRefusal, limitsUnavailable, modelNotPriced } from './limit-refusal.ts';
import type { Admission, AdmissionRequest, Admitted, LimitReading, LimitUse } from './ports.ts';
import type { QuotaShare } from './quota-share.ts';
import { type RateHeaders, rateHeaders } from './rate-headers.ts';
import { RateWindow, SLICE_MS } from './rate-window.ts';
import { type RequestChecks, RequestChecksFinder } from './request-checks.ts';
import { needOf, type Reservation, rateNeedOf, reserve, reservedCost } from './reservation.ts';

/** Rates and slots that are in use at once. */
const MAX_TRACKED = 100_000;
/** How often a request asks for shares: with each answer other requests may have taken them. */
const MAX_ASKS = 8;
/** Requests that wait for an answer. */
const MAX_WAITING = 10_000;
const SWEEP_MS = 60_000;
/** When a slot comes back is not known. */
const PARALLEL_RETRY_AFTER_MS = 1_000;
/** Running requests hold what is missing, and mostly use less of it. */
const HELD_RETRY_AFTER_MS = 1_000;
const UNAVAILABLE_RETRY_AFTER_MS = 1_000;

/**
 * Decides by counts in this process. Of quotas it has shares, which the database leases: it is asked while a request waits only when a
 * share does not suffice. Rates and parallel requests are divided among the processes that are alive. Every limit is looked at
 * before any is taken.
 */
export class InProcessAdmission implements Admission {
  readonly #ports: InProcessAdmissionPorts;
  readonly #finder = new RequestChecksFinder();
  readonly #windows = new Map<LimitId, RateWindow>();
  readonly #slots = new Map<LimitId, Slots>();
  #sweptAtMs = 0;
  #waiting = 0;

  constructor(ports: InProcessAdmissionPorts) {
    this.#ports = ports;
  }

  admit(request: AdmissionRequest): Admitted | Promise<Admitted> {
    return this.#begin(request, true);
  }

  async check(request: AdmissionRequest): Promise<void> {
    await this.#begin(request, false);
  }

  async inspect(key: AuthenticatedKey): Promise<readonly LimitUse[]> {
    const { shares, clock } = this.#ports;
    const nowMs = clock.nowMs();
    const asked = key.limits.map((limit) => {
      if (!('window' in limit)) return null;
      const share = shares.find(limit, nowMs);
      return { share, answered: shares.ask(share, 0n) };
    });
    await Promise.all(asked.map((one) => one?.answered));
    const slice = this.#slice(clock.monotonicUs() / 1000);
    return key.limits.map((limit, index) => {
      const share = asked[index]?.share;
      if (share !== undefined) return useOfQuota(limit, share);
      return this.#useOf(limit, slice);
    });
  }

  #begin(request: AdmissionRequest, takes: boolean): Admitted | Promise<Admitted> {
    const { key, model } = request;
    const checks = this.#finder.find(key, model);
    if (checks.isEmpty) return HOLDS_NOTHING;
    const reservation = reserve(request, this.#ports.settings);
    const cost = checks.needsPrice && !request.isFree ? reservedCost(request, reservation) : 0n;
    if (cost === null) throw modelNotPriced(model);
    return this.#decide(request, checks, reservation, cost, takes, 0);
  }

  /**
   * @param takes whether the request gets what it needs, if there is room
   * @param asked how often the request has waited for an answer
   */
  #decide(
    request: AdmissionRequest,
    checks: RequestChecks,
    reservation: Reservation,
    cost: NanoUsd,
    takes: boolean,
    asked: number,
  ): Admitted | Promise<Admitted> {
    const { shares: allShares, clock } = this.#ports;
    const nowMs = clock.monotonicUs() / 1000;
    const slice = this.#slice(nowMs);
    if (nowMs - this.#sweptAtMs > SWEEP_MS) this.#sweep(slice, nowMs);

    // Every limit is looked at …
    const { quotas, parallel, requestRates, tokenRates } = checks;
    const shares: QuotaShare[] = [];
    const needs: bigint[] = [];
    let isShort = false;
    for (const quota of quotas) {
      const share = allShares.find(quota, request.receivedMs);
      const need = needOf(quota, reservation, cost);
      shares.push(share);
      needs.push(need);
      if (share.fits(need, nowMs)) continue;
      if (!share.mayAsk(nowMs)) throw this.#refusalByQuota(request, checks, quota, share, need, slice);
      isShort = true;
    }
    const slots: Slots[] = [];
    for (const limit of parallel) {
      const slot = this.#slotsOf(limit.id);
      slots.push(slot);
      if (slot.count >= this.#divided(limit.amount)) {
        const observed = BigInt(slot.count);
        throw this.#refusal(request, checks, limit, observed, PARALLEL_RETRY_AFTER_MS, slice);
      }
    }
    const windows: RateWindow[] = [];
    const rateNeeds: number[] = [];
    const rateUses: number[] = [];
    for (const rates of [requestRates, tokenRates]) {
      for (const rate of rates) {
        const window = this.#windowOf(rate.id);
        const most = this.#divided(rate.amount);
        const need = rateNeedOf(rate, reservation, most);
        const used = window.used(slice);
        windows.push(window);
        rateNeeds.push(need);
        rateUses.push(used);
        if (used + need <= most) continue;
        const untilMs = (slice + window.slicesUntil(slice, most - need)) * SLICE_MS - nowMs;
        throw this.#refusal(request, checks, rate, BigInt(Math.round(used)), untilMs, slice);
      }
    }
    if (isShort) {
      if (asked === MAX_ASKS || this.#waiting >= MAX_WAITING)
        throw limitsUnavailable(UNAVAILABLE_RETRY_AFTER_MS);
      return this.#ask(shares, needs, nowMs, () =>
        this.#decide(request, checks, reservation, cost, takes, asked + 1),
      );
    }

    if (!takes) return HOLDS_NOTHING;

    const found = {
      spent: shares.map(({ spent }) => spent),
      observed: shares.map(({ observed }) => observed),
      running: slots.map(({ count }) => count),
      rateUses,
    };

    // … before any is taken.
    for (let i = 0; i < shares.length; i++) if (shares[i]!.take(needs[i]!)) allShares.askAhead(shares[i]!);
    for (const slot of slots) slot.count += 1;
    for (let i = 0; i < windows.length; i++) windows[i]!.add(slice, rateNeeds[i]!);
    return new AdmittedInProcess(this.#ports, {
      ...{ request, checks, reservation, shares, needs, slots, windows, rateNeeds, slice, found },
      headers: this.#headers(checks, slice),
    });
  }

  async #ask(
    shares: readonly QuotaShare[],
    needs: readonly bigint[],
    nowMs: number,
    decide: () => Admitted | Promise<Admitted>,
  ): Promise<Admitted> {
    this.#waiting += 1;
    try {
      let answered: Promise<void> | undefined;
      for (const [index, share] of shares.entries()) {
        if (!share.fits(needs[index]!, nowMs)) answered = this.#ports.shares.ask(share, needs[index]!);
      }
      await answered;
    } finally {
      this.#waiting -= 1;
    }
    return decide();
  }

  #refusalByQuota(
    request: AdmissionRequest,
    checks: RequestChecks,
    quota: QuotaLimit,
    share: QuotaShare,
    need: bigint,
    slice: number,
  ): DomainError {
    if (share.failed) return limitsUnavailable(UNAVAILABLE_RETRY_AFTER_MS);
    const retryAfterMs = need <= share.free + share.reserved ? HELD_RETRY_AFTER_MS : null;
    return this.#refusal(request, checks, quota, share.observed, retryAfterMs, slice, share.endsAtMs);
  }

  #refusal(
    { model, receivedMs }: AdmissionRequest,
    checks: RequestChecks,
    limit: Limit,
    observed: bigint,
    retryAfterMs: number | null,
    slice: number,
    endsAtMs?: number,
  ): DomainError {
    const nowMs = this.#ports.clock.nowMs();
    const resetsAtMs = endsAtMs ?? ('window' in limit || retryAfterMs === null ? null : nowMs + retryAfterMs);
    return limitRefusal(limit, {
      ...{ model, observed, retryAfterMs, nowMs, headers: this.#headers(checks, slice) },
      readings: this.#readings(checks, receivedMs, slice),
      resetsAtMs:
        resetsAtMs === Number.POSITIVE_INFINITY || limit.kind === 'parallel_requests' ? null : resetsAtMs,
    });
  }

  /** As {@link AdmittedInProcess} has them, of a request that was not admitted. */
  #readings(checks: RequestChecks, receivedMs: number, slice: number): readonly LimitReading[] {
    return [
      ...checks.quotas.map((limit) => {
        const share = this.#ports.shares.find(limit, receivedMs);
        return readingOfQuota(limit, share, share.spent, share.observed);
      }),
      ...checks.parallel.map((limit) => readingOfCount(limit, this.#slots.get(limit.id)?.count ?? 0)),
      ...[...checks.requestRates, ...checks.tokenRates].map((limit) =>
        readingOfCount(limit, this.#windows.get(limit.id)?.used(slice) ?? 0),
      ),
    ];
  }

  #headers({ requestRates, tokenRates }: RequestChecks, slice: number): readonly string[] {
    if (requestRates.length + tokenRates.length === 0) return HOLDS_NOTHING.headers;
    const read: RateHeaders = {
      used: (id) => this.#windowOf(id).used(slice),
      emptyInMs: (id) => this.#windowOf(id).slicesUntil(slice, 0) * SLICE_MS,
      replicas: this.#ports.shares.status.replicas,
    };
    return rateHeaders(requestRates, tokenRates, read);
  }

  #useOf(limit: Limit, slice: number): LimitUse {
    const isParallel = limit.kind === 'parallel_requests';
    const used = isParallel
      ? (this.#slots.get(limit.id)?.count ?? 0)
      : Math.round(this.#windows.get(limit.id)?.used(slice) ?? 0);
    const left = Math.max(0, this.#divided(limit.amount) - used);
    return { limit, used: BigInt(used), reserved: 0n, remaining: BigInt(left), resetsAtMs: null };
  }

  /** What this process may use of a rate or of slots. */
  #divided(amount: bigint): number {
    const { replicas } = this.#ports.shares.status;
    const whole = Number(amount);
    return replicas === 1 || whole === 0 ? whole : Math.max(1, Math.floor(whole / replicas));
  }

  #slice(nowMs: number): number {
    return Math.floor(nowMs / SLICE_MS);
  }

  #windowOf(id: LimitId): RateWindow {
    let window = this.#windows.get(id);
    if (window === undefined) {
      if (this.#windows.size >= MAX_TRACKED) throw limitsUnavailable(SWEEP_MS);
      window = new RateWindow();
      this.#windows.set(id, window);
    }
    return window;
  }

  #slotsOf(id: LimitId): Slots {
    let slots = this.#slots.get(id);
    if (slots === undefined) {
      if (this.#slots.size >= MAX_TRACKED) throw limitsUnavailable(SWEEP_MS);
      slots = { count: 0 };
      this.#slots.set(id, slots);
    }
    return slots;
  }

  /** Forgets what is as if it had never been used. */
  #sweep(slice: number, nowMs: number): void {
    this.#sweptAtMs = nowMs;
    for (const [id, window] of this.#windows) if (window.used(slice) === 0) this.#windows.delete(id);
    for (const [id, { count }] of this.#slots) if (count === 0) this.#slots.delete(id);
  }
}

function useOfQuota(limit: Limit, { spent, reserved, amount, endsAtMs }: QuotaShare): LimitUse {
  const left = amount - spent - reserved;
  const resetsAtMs = endsAtMs === Number.POSITIVE_INFINITY ? null : endsAtMs;
  return { limit, used: spent, reserved, remaining: left < 0n ? 0n : left, resetsAtMs };
}
