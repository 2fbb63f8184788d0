import { type Clock, DomainError } from '@weir/domain/kernel';
import {
  LEASE_MS,
  type Lease,
  type LeaseAnswer,
  type LeaseHolderId,
  type LeaseRequest,
  type LimitId,
  type QuotaLeases,
} from '@weir/domain/limits';

interface Period {
  spent: bigint;
  readonly leases: Map<LeaseHolderId, { amount: bigint; untilMs: number }>;
}

/** Leases of quotas in memory, with the database's part of recording. */
export class InMemoryQuotaLeases implements QuotaLeases {
  /** The amount of each limit. */
  readonly amounts = new Map<LimitId, bigint>();
  replicas = 1;
  /** Every call rejects while it is set. */
  away = false;
  /** Calls wait for this before they are answered. */
  gate: Promise<void> | null = null;
  calls = 0;
  readonly #clock: Clock;
  readonly #periods = new Map<string, Period>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async lease(
    holder: LeaseHolderId,
    requests: readonly LeaseRequest[],
    signal?: AbortSignal,
  ): Promise<LeaseAnswer> {
    this.calls += 1;
    if (this.gate !== null) await this.gate;
    if (this.away || signal?.aborted) throw new DomainError('database_unavailable', 'The database is away.');
    return { leases: requests.map((request) => this.#lease(holder, request)), replicas: this.replicas };
  }

  async release(holder: LeaseHolderId): Promise<void> {
    for (const { leases } of this.#periods.values()) leases.delete(holder);
  }

  /** What the statement does that records a request. */
  record(limitId: LimitId, startsAtMs: number, used: bigint, holder: LeaseHolderId | null): void {
    const period = this.#period(limitId, startsAtMs);
    period.spent += used;
    const lease = holder === null ? undefined : period.leases.get(holder);
    if (lease !== undefined) lease.amount = lease.amount > used ? lease.amount - used : 0n;
  }

  /** What is spent, and what live leases hold, of other holders than this one. */
  standing(
    limitId: LimitId,
    startsAtMs: number,
    but: LeaseHolderId | null = null,
  ): { spent: bigint; leased: bigint } {
    const { spent } = this.#period(limitId, startsAtMs);
    return { spent, leased: this.#heldBut(but, limitId, startsAtMs) };
  }

  #lease(holder: LeaseHolderId, { limitId, startsAtMs, wanted }: LeaseRequest): Lease {
    const amount = this.amounts.get(limitId);
    if (amount === undefined) {
      return { limitId, startsAtMs, granted: 0n, held: 0n, amount: null, spent: 0n, heldByOthers: 0n };
    }
    const { spent, leases } = this.#period(limitId, startsAtMs);
    const heldByOthers = this.#heldBut(holder, limitId, startsAtMs);
    const nowMs = this.#clock.nowMs();
    const own = leases.get(holder) ?? { amount: 0n, untilMs: nowMs };
    const before = own.amount;
    const kept = own.untilMs > nowMs ? before : 0n;
    const room = amount - spent - heldByOthers;
    const most = room > kept ? room : kept;
    const asked = before + wanted > 0n ? before + wanted : 0n;
    const held = asked < most ? asked : most;
    for (const [other, { untilMs }] of leases) if (untilMs <= nowMs) leases.delete(other);
    if (held > 0n) leases.set(holder, { amount: held, untilMs: nowMs + LEASE_MS });
    else leases.delete(holder);
    return { limitId, startsAtMs, granted: held - before, held, amount, spent, heldByOthers };
  }

  #heldBut(holder: LeaseHolderId | null, limitId: LimitId, startsAtMs: number): bigint {
    const nowMs = this.#clock.nowMs();
    let sum = 0n;
    for (const [other, { amount, untilMs }] of this.#period(limitId, startsAtMs).leases) {
      if (other !== holder && untilMs > nowMs) sum += amount;
    }
    return sum;
  }

  #period(limitId: LimitId, startsAtMs: number): Period {
    const name = `${limitId} ${startsAtMs}`;
    let period = this.#periods.get(name);
    if (period === undefined) {
      period = { spent: 0n, leases: new Map() };
      this.#periods.set(name, period);
    }
    return period;
  }
}
