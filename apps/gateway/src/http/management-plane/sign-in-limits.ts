import { isIP } from 'node:net';
import { type Clock, DomainError } from '@weir/domain/kernel';
import { MinuteCounts } from './minute-counts.ts';

/**
 * Limits how often one address or one account may try to sign in or use a token. Fixed windows of a minute, in this
 * process (each replica counts by itself).
 */
export class SignInLimits {
  readonly #perMinute: number;
  readonly #counts: MinuteCounts;

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#counts = new MinuteCounts(clock);
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
    const { calls, endsInMs } = this.#counts.count(who);
    if (calls <= this.#perMinute) return;
    throw new DomainError('too_many_requests', 'Too many attempts. Try again later.', {
      retryable: true,
      retryAfterMs: endsInMs,
    });
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
