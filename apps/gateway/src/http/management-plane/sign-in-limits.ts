import { isIP } from 'node:net';
import { type Clock, DomainError } from '@weir/domain/kernel';

const WINDOW_MS = 60_000;
/** Most addresses and accounts remembered; beyond that the oldest are forgotten. */
const MAX_ENTRIES = 50_000;

interface Count {
  calls: number;
  readonly endsAtMs: number;
}

/**
 * Limits how often one address or one account may try to sign in or use a token. Fixed windows of a minute, in this
 * process (each replica counts by itself).
 */
export class SignInLimits {
  readonly #perMinute: number;
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /** @throws DomainError `too_many_requests`, with the time until the window ends */
  countAddress(address: string): void {
    this.#count(`address ${networkOf(address)}`);
  }

  /** @throws DomainError `too_many_requests`, with the time until the window ends */
  countAccount(userId: string): void {
    this.#count(`account ${userId}`);
  }

  #count(who: string): void {
    const nowMs = this.#clock.nowMs();
    let count = this.#counts.get(who);
    if (count === undefined || count.endsAtMs <= nowMs) {
      this.#counts.delete(who);
      if (this.#counts.size >= MAX_ENTRIES) this.#counts.delete(this.#counts.keys().next().value!);
      count = { calls: 0, endsAtMs: nowMs + WINDOW_MS };
      this.#counts.set(who, count);
    }
    count.calls += 1;
    if (count.calls > this.#perMinute) {
      throw new DomainError('too_many_requests', 'Too many attempts. Try again later.', {
        retryable: true,
        retryAfterMs: count.endsAtMs - nowMs,
      });
    }
  }
}

/** The owner of one IPv6 address has the whole /64 (RFC 6177), so it counts as one address. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head, tail] = address.split('%', 1)[0]!.split('::') as [string, string | undefined];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
