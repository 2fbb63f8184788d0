import { type Clock, DomainError } from '@weir/domain/kernel';
import { MinuteCounts } from './minute-counts.ts';

/** Named as those of the data plane. */
export const REQUEST_LIMIT_HEADERS = [
  'x-ratelimit-limit-requests',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-reset-requests',
] as const;

export type RequestLimitHeaders = Readonly<Record<(typeof REQUEST_LIMIT_HEADERS)[number], string>>;

const MINUTE_MS = 60_000;

/**
 * Limits the requests of one caller in a minute, or another time: those of a user by all sessions and tokens together, those of a service
 * account by all of its tokens. In this process; each replica counts by itself.
 */
export class RequestLimit {
  readonly #requests: number;
  readonly #window: string;
  readonly #counts: MinuteCounts;

  constructor(requests: number, clock: Clock, windowMs = MINUTE_MS) {
    this.#requests = requests;
    this.#window = windowMs === MINUTE_MS ? 'a minute' : `${windowMs / 1_000} seconds`;
    this.#counts = new MinuteCounts(clock, windowMs);
  }

  /**
   * Counts a request.
   *
   * @param tell is given the headers of the answer, also when the request is refused
   * @throws DomainError `too_many_requests`, with the time until the window ends
   */
  count(callerId: string, tell: (headers: RequestLimitHeaders) => void): void {
    const { calls, endsInMs } = this.#counts.count(callerId);
    tell({
      'x-ratelimit-limit-requests': `${this.#requests}`,
      'x-ratelimit-remaining-requests': `${Math.max(0, this.#requests - calls)}`,
      'x-ratelimit-reset-requests': `${Math.ceil(endsInMs / 1_000)}s`,
    });
    if (calls <= this.#requests) return;
    throw new DomainError(
      'too_many_requests',
      `You can make at most ${this.#requests} requests in ${this.#window}. Try again later.`,
      { retryable: true, retryAfterMs: endsInMs },
    );
  }
}
