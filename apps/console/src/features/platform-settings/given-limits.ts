import { parseUsd } from '../../format/format-money.ts';

/** Limits as they stand in a form; an empty budget and null are none. */
export interface GivenLimits {
  readonly budget: string;
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  readonly parallelRequests: number | null;
  readonly lifetimeDays: number | null;
}

/** Limits as the API has them. */
interface WireLimits {
  readonly budget_nano_usd: string | null;
  readonly requests_per_minute: number | null;
  readonly tokens_per_minute: number | null;
  readonly parallel_requests: number | null;
  readonly lifetime_days?: number | null;
}

const NANO_USD = 1_000_000_000n;

export function toGiven(limits: WireLimits): GivenLimits {
  return {
    budget: limits.budget_nano_usd === null ? '' : decimalUsd(BigInt(limits.budget_nano_usd)),
    requestsPerMinute: limits.requests_per_minute,
    tokensPerMinute: limits.tokens_per_minute,
    parallelRequests: limits.parallel_requests,
    lifetimeDays: limits.lifetime_days ?? null,
  };
}

/** Null where the budget is not an amount. */
export function fromGiven(given: GivenLimits): (WireLimits & { lifetime_days: number | null }) | null {
  const nanoUsd = given.budget.trim() === '' ? 0n : parseUsd(given.budget);
  if (nanoUsd === null) return null;
  return {
    budget_nano_usd: given.budget.trim() === '' ? null : `${nanoUsd}`,
    requests_per_minute: given.requestsPerMinute,
    tokens_per_minute: given.tokensPerMinute,
    parallel_requests: given.parallelRequests,
    lifetime_days: given.lifetimeDays,
  };
}

/** Exact, without zeros that say nothing: `0.5`. */
function decimalUsd(nanoUsd: bigint): string {
  const rest = `${nanoUsd % NANO_USD}`.padStart(9, '0').replace(/0+$/, '');
  return rest === '' ? `${nanoUsd / NANO_USD}` : `${nanoUsd / NANO_USD}.${rest}`;
}
