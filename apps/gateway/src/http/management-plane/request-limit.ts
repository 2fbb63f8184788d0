import { type Clock, DomainError } from '@weir/domain/kernel';
import { MinuteCounts } from './minute-counts.ts';

/** Named as those of the data plane. */
export const REQUEST_LIMIT_HEADERS = [
  'x-ratelimit-limit-requests',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-reset-requests',
] as const;

export type RequestLimitHeaders = Readonly<Record<(typeof REQUEST_LIMIT_HEADERS)[number], string>>;

/**
 * Limits the requests of one caller in a minute: those of a user by all sessions and tokens together, those of a service
 * account by all of its tokens. In this process; each replica counts by itself.
 */
export class RequestLimit {
  readonly #perMinute: number;
  readonly #counts: MinuteCounts;

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#counts = new MinuteCounts(clock);
  }

  /**
   * Counts a request.
   *
   * @param tell is given the headers of the answer, also when the request is refused
   * @throws DomainError `too_many_requests`, with the time until the minute ends
   */
  count(callerId: string, tell: (headers: RequestLimitHeaders) => void): void {
    const { calls, endsInMs } = this.#counts.count(callerId);
    tell({
      'x-ratelimit-limit-requests': `${this.#perMinute}`,
      'x-ratelimit-remaining-requests': `${Math.max(0, this.#perMinute - calls)}`,
      'x-ratelimit-reset-requests': `${Math.ceil(endsInMs / 1_000)}s`,
    });
    if (calls <= this.#perMinute) return;
    throw new DomainError(
      'too_many_requests',
      `You may make ${this.#perMinute} requests in a minute. Try again later.`,
      { retryable: true, retryAfterMs: endsInMs },
    );
  }
}
