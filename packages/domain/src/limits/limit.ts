import type { Id, ModelId } from '../kernel/ids.ts';

export type LimitId = Id<'limit'>;
export type SubscriptionId = Id<'subscription'>;

/** Whose use is limited. The id of a `member` is the user's, within the organization. */
export const LIMIT_SCOPES = [
  'api_key',
  'member',
  'team',
  'workspace',
  'organization',
  'subscription',
] as const;

export type LimitScope = (typeof LIMIT_SCOPES)[number];

/** What is counted: money in nano-USD, requests, tokens. */
export type LimitUnit = 'nano_usd' | 'requests' | 'tokens';

/** Counted within a period, which begins anew. */
export type QuotaKind = 'budget' | 'credit' | 'request_quota' | 'token_quota';

/** Measured over the last minute. */
export type RateKind = 'requests_per_minute' | 'tokens_per_minute';

/** `credit` is the prepaid balance of an organization: a budget of everything that was paid in. */
export type LimitKind = QuotaKind | RateKind | 'parallel_requests';

export const UNIT_OF_QUOTA: Readonly<Record<QuotaKind, LimitUnit>> = {
  budget: 'nano_usd',
  credit: 'nano_usd',
  request_quota: 'requests',
  token_quota: 'tokens',
};

/** `30d` is 30 days, beginning with the day on which the limit was made; 1 to 366 days. */
export type LimitPeriod = 'total' | 'day' | 'week' | 'month' | 'year' | `${number}d`;

/**
 * The current period of a limit and the end of the one after it, in the organization's time zone as the database knows it.
 * Milliseconds since 1970; a `total` begins at 0 and ends at `Infinity`.
 */
export interface LimitWindow {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly nextEndsAtMs: number;
}

interface LimitBase {
  readonly id: LimitId;
  readonly scope: LimitScope;
  readonly scopeId: string;
  /** Counts only requests to this model; null for all. */
  readonly modelId: ModelId | null;
  /** In the unit of the kind: at most this much. */
  readonly amount: bigint;
}

export interface QuotaLimit extends LimitBase {
  readonly kind: QuotaKind;
  readonly period: LimitPeriod;
  readonly window: LimitWindow;
  /** Refuses what does not fit. A soft one only alerts. */
  readonly hard: boolean;
  /** A running stream may go on when nothing is left. The excess is counted. */
  readonly letsFinish: boolean;
}

export interface RateLimit extends LimitBase {
  readonly kind: RateKind;
}

export interface ParallelLimit extends LimitBase {
  readonly kind: 'parallel_requests';
}

/** A limit that applies to a key: its own, or one of its owner, team, workspace, organization or subscription. */
export type Limit = QuotaLimit | RateLimit | ParallelLimit;

/** Percentages of an amount at which an alert is sent, once per period. */
export const DEFAULT_THRESHOLDS: readonly number[] = [50, 80, 100];
