import type { Limit, LimitWindow, ParallelLimit, QuotaLimit, RateLimit } from '@weir/domain/limits';
import { aFreshId } from './an-api-key.ts';

/** January 2026 in UTC. */
export const JANUARY: LimitWindow = {
  startsAtMs: Date.UTC(2026, 0, 1),
  endsAtMs: Date.UTC(2026, 1, 1),
  nextEndsAtMs: Date.UTC(2026, 2, 1),
};

const base = () =>
  ({ id: aFreshId<'limit'>(), scope: 'api_key', scopeId: aFreshId(), modelId: null }) as const;

/** A hard monthly budget of an API key, apart from what is given. */
export function aQuota(amount: bigint, overrides: Partial<QuotaLimit> = {}): QuotaLimit {
  const period = { period: 'month', window: JANUARY, hard: true, letsFinish: false } as const;
  return { ...base(), kind: 'budget', ...period, amount, ...overrides };
}

/** A limit on requests per minute of an API key, apart from what is given. */
export function aRate(amount: bigint, overrides: Partial<RateLimit> = {}): RateLimit {
  return { ...base(), kind: 'requests_per_minute', amount, ...overrides };
}

/** A limit on parallel requests of an API key, apart from what is given. */
export function aParallelLimit(amount: bigint, overrides: Partial<ParallelLimit> = {}): ParallelLimit {
  return { ...base(), kind: 'parallel_requests', amount, ...overrides };
}

/** One limit of every kind, for each of these scopes. */
export function limitsOf(scopes: readonly Limit['scope'][]): Limit[] {
  return scopes.flatMap((scope) => [
    aQuota(1_000_000_000_000n, { scope }),
    aQuota(1_000_000_000n, { scope, kind: 'token_quota' }),
    aRate(1_000_000n, { scope }),
    aRate(1_000_000_000n, { scope, kind: 'tokens_per_minute' }),
    aParallelLimit(1_000n, { scope }),
  ]);
}
