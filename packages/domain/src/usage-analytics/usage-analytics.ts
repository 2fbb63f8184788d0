import type { UsageAmounts, UsageFilter, UsageLatency, UsageRange } from '../usage-reports/usage-report.ts';
import type { AnalyticsPeriod } from './analytics-days.ts';
import type { MonthProjection } from './project-month.ts';
import type { Trend } from './trend.ts';

/** How much of a range the day cache has. */
export interface CacheCoverage {
  /** Days that were never built: what they know is unknown. */
  readonly missingDays: number;
  /** When the latest day of the range was read; null where the range has no unfinished day, or none was read. */
  readonly refreshedAt: Date | null;
}

/** What analytics rank and break down by. */
export const ANALYTICS_DIMENSIONS = ['user', 'model', 'provider'] as const;

export type AnalyticsDimension = (typeof ANALYTICS_DIMENSIONS)[number];

/** What one user, model, provider or key used. */
export interface RankedUsage {
  /** An id, or the name of a model or provider; null for the keys of nobody. */
  readonly id: string | null;
  readonly amounts: UsageAmounts;
}

/** Those that cost the most, and how many there are; the keys of nobody are not counted. */
export interface Ranking {
  readonly count: number;
  readonly top: readonly RankedUsage[];
}

export interface DayOfUsage extends UsageRange {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly amounts: UsageAmounts;
}

export interface DayOfModels {
  readonly date: string;
  /** Null: all models that are not among the top ones. */
  readonly models: readonly { readonly model: string | null; readonly amounts: UsageAmounts }[];
}

/** Requests that did not complete, by what ended them. */
export interface FailureCount {
  readonly ending: string;
  readonly errorCode: string | null;
  readonly requests: number;
}

/** Requests that were refused before any attempt, which are not among the requests of usage. */
export interface RefusedCount {
  readonly code: string;
  readonly scope: string | null;
  readonly requests: number;
}

export interface AnalyticsTotals {
  readonly amounts: UsageAmounts;
  readonly latency: UsageLatency;
}

export interface UsageAnalytics extends AnalyticsTotals {
  readonly period: AnalyticsPeriod;
  /** Who could have used something: of the platform or the organization, or the caller. */
  readonly totalUsers: number;
  readonly users: Ranking;
  readonly apiKeys: Ranking;
  readonly models: Ranking;
  readonly providers: Ranking;
  readonly days: readonly DayOfUsage[];
  readonly modelDays: readonly DayOfModels[];
  readonly trends: readonly Trend[];
  /** Null where a filter is about tags. */
  readonly month: MonthProjection | null;
  /** Null while the day cache does not have all days. */
  readonly failures: readonly FailureCount[] | null;
  /** Null where a filter is about what refusals do not know: models, providers, tags. */
  readonly refusals: readonly RefusedCount[] | null;
  readonly cache: CacheCoverage;
  /** Of users and keys, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What a breakdown is in the order of. */
export const ANALYTICS_ORDERS = [
  'name',
  'requests',
  'failed_requests',
  'total_tokens',
  'prompt_tokens',
  'completion_tokens',
  'cost',
] as const;

export type AnalyticsOrder = (typeof ANALYTICS_ORDERS)[number];

/** Where a page of a breakdown ends. */
export interface AnalyticsPosition {
  /** What the order is by: a whole number, or a name. */
  readonly value: string;
  readonly id: string | null;
}

/** Who used what, of one user, model or provider. */
export interface UsageCompany {
  readonly users: number;
  readonly apiKeys: number;
  /** Names; at most 100. */
  readonly models: readonly string[];
  readonly providers: readonly string[];
  /** The beginning of the quarter of an hour of the last request. */
  readonly lastActiveAt: Date;
}

export interface AnalyticsRow extends RankedUsage {
  /** Null while the day cache does not have all days. */
  readonly company: UsageCompany | null;
}

/** What is chosen already: of organizations only their workspaces, and of all three only their keys are offered. */
export type ChosenOptions = Pick<UsageFilter, 'organizationIds' | 'workspaceIds' | 'userIds'>;

/** What had usage in a range, retired models and people who left included. */
export interface UsageOptions {
  readonly models: readonly { readonly name: string; readonly provider: string }[];
  readonly userIds: readonly string[];
  readonly apiKeys: readonly { readonly id: string; readonly workspaceId: string }[];
  readonly workspaces: readonly { readonly id: string; readonly organizationId: string }[];
  readonly organizationIds: readonly string[];
}
