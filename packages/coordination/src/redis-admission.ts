import type { AuthenticatedKey } from '@weir/domain/api-key-authentication';
import type { Clock, Logger, Timer } from '@weir/domain/kernel';
import {
  type Admission,
  type AdmissionRequest,
  type Admitted,
  checkedLimits,
  HOLDS_NOTHING,
  type LeaseHolderId,
  type Limit,
  type LimitReading,
  type LimitUse,
  limitRefusal,
  limitsUnavailable,
  modelNotPriced,
  type QuotaLeases,
  type RateLimit,
  type RequestChecks,
  RequestChecksFinder,
  type Reservation,
  type ReservationSettings,
  rateHeaders,
  reserve,
  reservedCost,
} from '@weir/domain/limits';
import { AdmittedThroughRedis, type HeldInRedis } from './admitted-through-redis.ts';
import { CountedLimitsFinder, needsOf, periodAt } from './counted-limits.ts';
import type { Epoch } from './epoch.ts';
import { type CountedLimit, LimitsInEpoch } from './limits-in-epoch.ts';
import { RedisUnavailable } from './redis-connection.ts';
import type { CountedUse, RedisCounts, ReserveReply } from './redis-counts.ts';
import type { SettlementQueue } from './settlement-queue.ts';
import type { SharedLeases } from './shared-leases.ts';

export interface RedisAdmissionPorts {
  readonly counts: RedisCounts;
  readonly sharedLeases: SharedLeases;
  readonly settlements: SettlementQueue;
  /** Where what is spent is read from. */
  readonly leases: QuotaLeases;
  /** This process, for {@link leases}. */
  readonly replica: LeaseHolderId;
  /** Decides while Redis is away, with what this process leases for itself. */
  readonly fallback: Admission;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: ReservationSettings;
  readonly newReservationId: () => string;
}

/** What lives 60 s in Redis and in the database is renewed this often. */
const RENEW_MS = 15_000;
const RENEWED_PER_CALL = 500;
/** Each try is after an answer of the database, which may have been for others, or of another epoch. */
const MAX_TRIES = 64;
const MAX_WAIT_MS = 5_000;
/** Requests that wait for an answer of Redis or the database. */
const MAX_WAITING = 10_000;
const RETRY_AFTER_MS = 1_000;

/**
 * Decides by counts that all gateways share in Redis: one script call for a request. Of quotas Redis has shares, which the
 * database leases. While Redis is away, each gateway decides by itself.
 */
export class RedisAdmission implements Admission {
  readonly #ports: RedisAdmissionPorts;
  readonly #finder = new RequestChecksFinder();
  readonly #countedFinder = new CountedLimitsFinder();
  readonly #running = new Map<string, AdmittedThroughRedis>();
  #waiting = 0;
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(ports: RedisAdmissionPorts) {
    this.#ports = ports;
  }

  /** Begins to renew what running requests hold. */
  start(): void {
    this.#timer = this.#ports.clock.schedule(
      RENEW_MS,
      () => void this.renew().finally(() => this.#continue()),
    );
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  admit(request: AdmissionRequest): Admitted | Promise<Admitted> {
    return this.#begin(request, 'admit') ?? this.#ports.fallback.admit(request);
  }

  async check(request: AdmissionRequest): Promise<void> {
    await (this.#begin(request, 'check') ?? this.#ports.fallback.check(request));
  }

  /** Null where this process decides by itself. */
  #begin(request: AdmissionRequest, mode: 'admit' | 'check'): Promise<Admitted> | null {
    const { counts, settings } = this.#ports;
    const { key, model } = request;
    const checks = this.#finder.find(key, model);
    if (checks.isEmpty || !counts.usable) return null;
    const reservation = reserve(request, settings);
    const cost = checks.needsPrice && !request.isFree ? reservedCost(request, reservation) : 0n;
    if (cost === null) throw modelNotPriced(model);
    const needs = needsOf(checks, reservation, cost);
    if (needs.length === 0) return null;
    if (this.#waiting >= MAX_WAITING) throw limitsUnavailable(RETRY_AFTER_MS);
    this.#waiting += 1;
    return this.#decide(request, checks, reservation, needs, mode).finally(() => {
      this.#waiting -= 1;
    });
  }

  async inspect(key: AuthenticatedKey): Promise<readonly LimitUse[]> {
    const { counts, fallback, clock, leases, replica } = this.#ports;
    if (!counts.usable) return fallback.inspect(key);
    const nowMs = clock.nowMs();
    const requests = key.limits
      .filter((limit) => 'window' in limit)
      .map((limit) => ({ ...periodAt(limit, nowMs), wanted: 0n }));
    try {
      const epoch = counts.knownEpoch(key.organizationId) ?? (await counts.openEpoch(key.organizationId));
      const counted = key.limits.map((limit): CountedLimit => {
        const { id: limitId, amount } = limit;
        if ('window' in limit) return { kind: 'quota', ...periodAt(limit, nowMs), amount };
        return { kind: limit.kind === 'parallel_requests' ? 'slots' : 'rate', limitId, amount };
      });
      const [uses, answer] = await Promise.all([
        counts.look(new LimitsInEpoch(epoch, counted)),
        requests.length === 0 ? null : leases.lease(replica, requests),
      ]);
      const spent = new Map(answer?.leases.map((lease) => [lease.limitId, lease.spent]));
      return key.limits.map((limit, index) => useOf(limit, uses?.[index], spent.get(limit.id), nowMs));
    } catch {
      return fallback.inspect(key);
    }
  }

  /** Keeps what running requests hold, in Redis and in the database. Never rejects. */
  async renew(): Promise<void> {
    const { counts, sharedLeases } = this.#ports;
    const ofEpochs = new Map<Epoch, AdmittedThroughRedis[]>();
    for (const admitted of this.#running.values()) {
      const others = ofEpochs.get(admitted.epoch);
      if (others === undefined) ofEpochs.set(admitted.epoch, [admitted]);
      else others.push(admitted);
    }
    for (const [epoch, running] of ofEpochs) {
      for (let at = 0; at < running.length; at += RENEWED_PER_CALL) {
        await counts.renew(epoch, running.slice(at, at + RENEWED_PER_CALL)).catch(() => {});
      }
    }
    await sharedLeases.renew();
  }

  #continue(): void {
    if (!this.#isClosed) this.start();
  }

  async #decide(
    request: AdmissionRequest,
    checks: RequestChecks,
    reservation: Reservation,
    needs: readonly bigint[],
    mode: 'admit' | 'check',
  ): Promise<Admitted> {
    const { counts, sharedLeases, settlements, fallback, clock, newReservationId } = this.#ports;
    const { key, receivedMs } = request;
    const id = newReservationId();
    const untilUs = clock.monotonicUs() + MAX_WAIT_MS * 1_000;
    let epoch = counts.knownEpoch(key.organizationId);
    let limits: LimitsInEpoch | null = null;
    try {
      for (let tries = 0; tries < MAX_TRIES && clock.monotonicUs() < untilUs; tries += 1) {
        epoch ??= await counts.openEpoch(key.organizationId);
        limits = this.#countedFinder.find(checks, epoch, receivedMs);
        const reply = await counts.reserve(limits, id, mode, needs);
        switch (reply.kind) {
          case 'stale':
            epoch = null;
            break;
          case 'short':
            await sharedLeases.askFor(limits, needs, reply.shortages);
            break;
          case 'refused':
            throw this.#refusal(request, checks, needs, reply);
          case 'admitted':
            if (mode === 'check') return HOLDS_NOTHING;
            return this.#admitted({ request, checks, reservation, limits, needs, id }, reply);
        }
      }
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) throw error;
      if (mode === 'check') {
        await fallback.check(request);
        return HOLDS_NOTHING;
      }
      // It may have been carried out all the same.
      if (limits !== null) settlements.giveBack(limits, id);
      return fallback.admit(request);
    }
    throw limitsUnavailable(RETRY_AFTER_MS);
  }

  #admitted(
    held: Omit<HeldInRedis, 'slice' | 'headers' | 'ratesUsed' | 'onSettled'>,
    { low, slice, ratesUsed, ratesResetMs }: ReserveReply & { kind: 'admitted' },
  ): Admitted {
    const { checks, limits, needs, id } = held;
    if (low.length > 0) this.#ports.sharedLeases.askAhead(limits, needs, low);
    const before = needs.length - ratesUsed.length;
    const used = ratesUsed.map((usedBefore, rate) => usedBefore + Number(needs[before + rate]));
    const admitted = new AdmittedThroughRedis(this.#ports, {
      ...held,
      slice,
      ratesUsed,
      headers: headersOf(checks, used, () => ratesResetMs),
      onSettled: () => this.#running.delete(id),
    });
    this.#running.set(id, admitted);
    return admitted;
  }

  #refusal(
    { model }: AdmissionRequest,
    checks: RequestChecks,
    needs: readonly bigint[],
    { by, uses }: ReserveReply & { kind: 'refused' },
  ) {
    const limits = checkedLimits(checks);
    const limit = limits[by]!;
    const { used, reserved, resetMs } = uses[by]!;
    const nowMs = this.#ports.clock.nowMs();
    const isQuota = 'window' in limit;
    const resetsAtMs = isQuota ? periodAt(limit, nowMs).endsAtMs : nowMs + (resetMs ?? 0);
    // What running requests hold comes back, mostly in part.
    const isHeld = isQuota && used + needs[by]! <= limit.amount;
    const readings = limits.map((each, index) => readingOf(each, uses[index]!, nowMs));
    const rates = uses.slice(checks.quotas.length + checks.parallel.length);
    const ratesUsed = rates.map((rate) => Number(rate.used));
    return limitRefusal(limit, {
      ...{ model, nowMs, headers: headersOf(checks, ratesUsed, (rate) => rates[rate]!.resetMs ?? 0) },
      observed: used + reserved,
      readings,
      resetsAtMs:
        resetsAtMs === Number.POSITIVE_INFINITY || limit.kind === 'parallel_requests' ? null : resetsAtMs,
      retryAfterMs: isHeld || limit.kind === 'parallel_requests' ? RETRY_AFTER_MS : resetMs,
    });
  }
}

function readingOf(limit: Limit, { used, reserved }: CountedUse, nowMs: number): LimitReading {
  const endsAtMs = 'window' in limit ? periodAt(limit, nowMs).endsAtMs : Number.POSITIVE_INFINITY;
  return { limit, used, reserved, resetsAtMs: endsAtMs === Number.POSITIVE_INFINITY ? null : endsAtMs };
}

/** @param used of each rate; `resetMs` is asked by the place of a rate among them */
function headersOf(
  { requestRates, tokenRates }: RequestChecks,
  used: readonly number[],
  resetMs: (rate: number) => number,
): readonly string[] {
  const rates = [...requestRates, ...tokenRates];
  const placeOf = (id: RateLimit['id']) => rates.findIndex((rate) => rate.id === id);
  return rateHeaders(requestRates, tokenRates, {
    used: (id) => used[placeOf(id)]!,
    emptyInMs: (id) => resetMs(placeOf(id)),
    replicas: 1,
  });
}

function useOf(
  limit: Limit,
  use: CountedUse | undefined,
  spent: bigint | undefined,
  nowMs: number,
): LimitUse {
  const used = spent ?? use?.used ?? 0n;
  const reserved = use?.reserved ?? 0n;
  const rest = limit.amount - used - reserved;
  const endsAtMs = 'window' in limit ? periodAt(limit, nowMs).endsAtMs : Number.POSITIVE_INFINITY;
  return {
    ...{ limit, used, reserved },
    remaining: rest > 0n ? rest : 0n,
    resetsAtMs: endsAtMs === Number.POSITIVE_INFINITY ? null : endsAtMs,
  };
}
