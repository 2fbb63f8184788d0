import type { LimitId, RateLimit } from './limit.ts';

/** What the headers say of the rates of this process. */
export interface RateHeaders {
  /** What the last minute used. */
  readonly used: (id: LimitId) => number;
  /** When nothing of that counts any more, milliseconds from now. */
  readonly emptyInMs: (id: LimitId) => number;
  /** Among how many processes a rate is divided. */
  readonly replicas: number;
}

/**
 * The headers `x-ratelimit-{limit,remaining,reset}-{requests,tokens}` as OpenAI has them, each of the limit with the least
 * left: name, value, name, value. `reset` is the time until everything is left again.
 */
export function rateHeaders(
  requestRates: readonly RateLimit[],
  tokenRates: readonly RateLimit[],
  read: RateHeaders,
): readonly string[] {
  const headers: string[] = [];
  addHeaders(headers, 'requests', requestRates, read);
  addHeaders(headers, 'tokens', tokenRates, read);
  return headers;
}

function addHeaders(
  headers: string[],
  what: 'requests' | 'tokens',
  rates: readonly RateLimit[],
  { used, emptyInMs, replicas }: RateHeaders,
): void {
  let binding: RateLimit | null = null;
  let left = 0;
  for (const rate of rates) {
    // The other processes are taken to be used as much as this one.
    const rest = Math.max(0, Math.floor(Number(rate.amount) - used(rate.id) * replicas));
    if (binding !== null && rest >= left) continue;
    binding = rate;
    left = rest;
  }
  if (binding === null) return;
  headers.push(`x-ratelimit-limit-${what}`, `${binding.amount}`, `x-ratelimit-remaining-${what}`, `${left}`);
  headers.push(`x-ratelimit-reset-${what}`, `${Math.ceil(emptyInMs(binding.id) / 1000)}s`);
}
