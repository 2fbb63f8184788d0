import type { LimitId, QuotaLimit } from './limit.ts';
import type { Lease } from './quota-leases.ts';

/** After an answer that was no, or none at all, nothing is asked about a quota for this long. */
const ASK_AGAIN_AFTER_MS = 1_000;

/** No share has as little. */
const NEVER = -(2n ** 200n);

/** What was asked about a share. */
export interface Question {
  /** What was to be given back is negative, and left `held` when it was asked. */
  readonly wanted: bigint;
  /** What requests waited for beyond what was free. */
  readonly short: bigint;
  /** When it was asked, and how long the lease lives at least. On the monotonic clock, milliseconds. */
  readonly sentMs: number;
  readonly validUntilMs: number;
  readonly nowMs: number;
}

/**
 * What this process has of a quota in one period. `held` is its lease without what was used of it; all running requests together
 * reserve at most that.
 */
export class QuotaShare {
  readonly limitId: LimitId;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** The share of another period of the same quota. */
  other: QuotaShare | null;
  amount: bigint;
  held = 0n;
  reserved = 0n;
  /** How many admitted requests have not ended. */
  users = 0;
  /** Whether anything happened since the last renewal. */
  isTouched = true;
  /** The lease as the database had it at the last answer: what is settled and not recorded yet is still in it. */
  leased = 0n;
  /** Renewals in a row in which nothing happened. */
  idleRenewals = 0;
  /** What the database had counted, and what other holders had, at the last answer. */
  spent = 0n;
  heldByOthers = 0n;
  /** What nobody holds, at the last answer; null before the first. */
  left: bigint | null = null;
  /** Whether the last call failed, so that nothing is known. */
  failed = false;
  /** What requests wait for. */
  missing = 0n;
  /** The limit was removed: it limits nothing. */
  #isGone = false;
  /** On the monotonic clock, milliseconds. */
  #validUntilMs = Number.NEGATIVE_INFINITY;
  #askAgainAtMs = Number.NEGATIVE_INFINITY;
  /** The last amount of a key that was another than the database's. */
  #defined: bigint | null = null;
  /** With less than this it is time to ask ahead. */
  #low = 0n;
  /** By how much all leases and what is spent exceed an amount that was lowered. What is free goes back, up to this. */
  #over = 0n;

  constructor({ id, amount }: QuotaLimit, startsAtMs: number, endsAtMs: number, other: QuotaShare | null) {
    this.limitId = id;
    this.amount = amount;
    this.startsAtMs = startsAtMs;
    this.endsAtMs = endsAtMs;
    this.other = other;
  }

  get free(): bigint {
    return this.held - this.reserved - this.#over;
  }

  /** What is used or held by anybody, as far as it is known here. */
  get observed(): bigint {
    return max(0n, this.amount - (this.left ?? 0n) - this.free);
  }

  /**
   * The amount as a key has it. When it has changed, the lease is asked about before it is used again: it may be less. Once for
   * each amount, since keys that were looked up before and after the change may take turns.
   */
  defineAmount(amount: bigint): void {
    if (amount === this.amount || amount === this.#defined) return;
    this.#defined = amount;
    this.amount = amount;
    this.#validUntilMs = Number.NEGATIVE_INFINITY;
    this.#askAgainAtMs = Number.NEGATIVE_INFINITY;
  }

  fits(need: bigint, nowMs: number): boolean {
    if (this.#isGone || need === 0n) return true;
    return nowMs < this.#validUntilMs && need <= this.free;
  }

  mayAsk(nowMs: number): boolean {
    return nowMs >= this.#askAgainAtMs;
  }

  /** @returns whether it is time to ask ahead; said once until the next answer */
  take(need: bigint): boolean {
    this.users += 1;
    return this.enlarge(need);
  }

  /** Reserves more for a request that has some. Returns like {@link take}. */
  enlarge(need: bigint): boolean {
    this.reserved += need;
    this.isTouched = true;
    if (this.free >= this.#low) return false;
    this.#low = NEVER;
    return true;
  }

  /** @param used null: of another period, or nothing */
  settle(need: bigint, used: bigint | null): void {
    this.reserved -= need;
    this.users -= 1;
    this.isTouched = true;
    // As in the database: what no lease covered takes nothing more from it.
    if (used !== null) this.held = max(0n, this.held - used);
  }

  /** What to ask for. What is to be given back is negative, and not used any more from now on. */
  ask(replicas: number): Pick<Question, 'wanted' | 'short'> {
    const short = this.missing > 0n ? max(0n, this.missing - this.free) : 0n;
    // Whoever waits asks by how much the amount is exceeded now, before anything is given back.
    const excess = this.missing > 0n ? 0n : this.#excess;
    this.#over -= excess;
    const wanted = excess > 0n ? -excess : this.#wanted(replicas);
    if (wanted < 0n) this.held += wanted;
    this.missing = 0n;
    return { wanted, short };
  }

  #wanted(replicas: number): bigint {
    const { free, missing } = this;
    const step = this.#step(replicas);
    if (missing > 0n) return max(0n, min(this.amount, missing - free + step));
    if (this.isIdle) return -max(0n, this.held);
    if (free > 2n * step) return step - free;
    return free < step / 2n ? min(this.amount, step - free) : 0n;
  }

  /** Whether something is to be given back at once. */
  get hasExcess(): boolean {
    return this.#excess > 0n;
  }

  get #excess(): bigint {
    return max(0n, min(this.#over, this.held - this.reserved));
  }

  get isIdle(): boolean {
    return this.users === 0 && !this.isTouched && this.missing === 0n;
  }

  answered(lease: Lease, { wanted, short, sentMs, validUntilMs, nowMs }: Question, replicas: number): void {
    this.failed = false;
    this.#isGone = lease.amount === null;
    const isRenewal = sentMs < this.#validUntilMs;
    this.#validUntilMs = validUntilMs;
    const change = wanted < 0n ? min(0n, lease.granted - wanted) : lease.granted;
    // Of a lease without a gap the count here is right: the database may have recorded what is only settled here in a moment.
    this.held = isRenewal ? this.held + change : min(this.held + change, lease.held);
    this.leased = lease.held;
    this.spent = lease.spent;
    this.heldByOthers = lease.heldByOthers;
    this.left = max(0n, (lease.amount ?? 0n) - lease.spent - lease.held - lease.heldByOthers);
    if (lease.amount !== null) this.amount = lease.amount;
    this.#over = max(0n, lease.spent + lease.held + lease.heldByOthers - this.amount);
    this.#low = this.left === 0n ? 0n : min(this.#step(replicas) / 4n, this.free / 2n);
    if (short > 0n && lease.granted < short) this.#askAgainAtMs = nowMs + ASK_AGAIN_AFTER_MS;
  }

  /** What is asked for ahead: half of what one of the processes could have of the rest, so that others find something, too. */
  #step(replicas: number): bigint {
    return ((this.left ?? this.amount) + max(this.free, 0n)) / BigInt(2 * replicas) + 1n;
  }

  /** Whether the question was answered is unknown. What was to be given back is not used any more. */
  notAnswered(nowMs: number): void {
    this.failed = true;
    this.#askAgainAtMs = nowMs + ASK_AGAIN_AFTER_MS;
  }
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
