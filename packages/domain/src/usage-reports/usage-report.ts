import type {
  ApiKeyId,
  ConnectionId,
  OrganizationId,
  ServiceAccountId,
  UserId,
  WorkspaceId,
} from '../kernel/ids.ts';
import type { Ending } from '../usage/usage-record.ts';

/** Whose usage is asked for. */
export type UsageSubject =
  | { readonly of: 'organization'; readonly organizationId: OrganizationId }
  | { readonly of: 'workspace'; readonly workspaceId: WorkspaceId }
  | { readonly of: 'api_key'; readonly workspaceId: WorkspaceId; readonly apiKeyId: ApiKeyId }
  | { readonly of: 'member'; readonly organizationId: OrganizationId; readonly userId: UserId }
  /** Of the caller's keys, in all organizations that the caller is a member of. */
  | { readonly of: 'me' }
  | { readonly of: 'platform' };

/** The part of the ledger that a caller may see and asks for. What is undefined restricts nothing. */
export interface UsageFilter {
  readonly organizationId?: OrganizationId | undefined;
  /** Only organizations that this user is a member of. */
  readonly membershipsOf?: UserId | undefined;
  readonly workspaceId?: WorkspaceId | undefined;
  readonly apiKeyId?: ApiKeyId | undefined;
  /** Only of keys that this user owned at the time. */
  readonly userId?: UserId | undefined;
  /** Only of keys that this service account owns. */
  readonly serviceAccountId?: ServiceAccountId | undefined;
  readonly model?: string | undefined;
  readonly provider?: string | undefined;
  /** Whose last attempt was at this connection. */
  readonly connectionId?: ConnectionId | undefined;
  /** `failed`: any of {@link FAILED_ENDINGS}. */
  readonly ending?: Ending | 'failed' | undefined;
  /** As the client named it; recorded only where the organization wants that. */
  readonly clientUser?: string | undefined;
  /** A tag of the request, recorded likewise. */
  readonly tag?: UsageTag | undefined;
  /** Any of these, each list at most 500 long; an empty one restricts nothing. */
  readonly organizationIds?: readonly OrganizationId[] | undefined;
  readonly workspaceIds?: readonly WorkspaceId[] | undefined;
  readonly apiKeyIds?: readonly ApiKeyId[] | undefined;
  readonly userIds?: readonly UserId[] | undefined;
  readonly models?: readonly string[] | undefined;
  readonly providers?: readonly string[] | undefined;
  readonly tags?: readonly UsageTag[] | undefined;
}

export interface UsageTag {
  readonly name: string;
  readonly value: string;
}

/** From `since`, included, to `until`, not included; both begin a quarter of an hour (UTC). */
export interface UsageRange {
  readonly since: Date;
  readonly until: Date;
}

/** All conditions hold: those of what the caller may see, and those that the caller adds. */
export interface UsageSelection extends UsageRange {
  readonly reach: UsageFilter;
  readonly filter: UsageFilter;
}

/** What the requests of a selection add up to. Sums are of known values; the `unknown…` counts say how many are not in them. */
export interface UsageAmounts {
  readonly requests: number;
  /** Ended as `upstream_failed`, `timed_out` or `shut_down`. */
  readonly failedRequests: number;
  readonly unknownUsageRequests: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly costNanoUsd: bigint;
  readonly unknownCostRequests: number;
}

export interface UsageSums extends UsageAmounts {
  /** Means, microseconds; null where nothing has a value. */
  readonly meanTtftUs: number | null;
  readonly meanGapUs: number | null;
  readonly meanDurationUs: number | null;
  readonly meanOverheadUs: number | null;
}

/** Estimates from buckets, microseconds, see `percentileOf`. */
export interface Percentiles {
  readonly p50Us: number | null;
  readonly p95Us: number | null;
  readonly p99Us: number | null;
}

export interface UsageLatency {
  readonly ttft: Percentiles;
  readonly gap: Percentiles;
  readonly duration: Percentiles;
  readonly overhead: Percentiles;
}

export interface UsageTotals {
  readonly sums: UsageSums;
  readonly latency: UsageLatency;
}

/** The totals of a range, and of the range of the same length before it. */
export interface UsageSummary extends UsageRange {
  readonly totals: UsageTotals;
  readonly previous: UsageRange & { readonly totals: UsageTotals };
}

export const GRANULARITIES = ['15_minutes', 'hour', 'day', 'week', 'month'] as const;

export type Granularity = (typeof GRANULARITIES)[number];

/** A whole period of the calendar; the first and the last count only what is within the range that was asked for. */
export interface UsagePoint {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly totals: UsageTotals;
}

export const USAGE_DIMENSIONS = [
  'model',
  'provider',
  'api_key',
  'member',
  'workspace',
  'organization',
] as const;

export type UsageDimension = (typeof USAGE_DIMENSIONS)[number];

/** Largest first, by what. */
export const BREAKDOWN_ORDERS = ['-cost', '-requests', '-tokens'] as const;

export type BreakdownOrder = (typeof BREAKDOWN_ORDERS)[number];

export interface UsageShare {
  /** The model's name, the provider, or an id; null for the keys of nobody, by member. */
  readonly id: string | null;
  readonly sums: UsageSums;
}

/** Where a page of a breakdown ends. */
export interface SharePosition {
  /** What the order is by, as a whole number. */
  readonly amount: string;
  readonly id: string | null;
}

/** Where a page of records ends. */
export interface RecordPosition {
  readonly startedAt: Date;
  readonly recordId: string;
}
