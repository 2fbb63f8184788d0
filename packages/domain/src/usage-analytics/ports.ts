import type { PartOf } from '../usage-reports/ports.ts';
import type { UsageAmounts, UsageFilter, UsageSelection } from '../usage-reports/usage-report.ts';
import type { AnalyticsDays, CalendarMoments } from './analytics-days.ts';
import type {
  AnalyticsDimension,
  AnalyticsOrder,
  AnalyticsPosition,
  AnalyticsTotals,
  ChosenOptions,
  DayOfModels,
  DayOfUsage,
  FailureCount,
  RankedUsage,
  Ranking,
  RefusedCount,
  UsageCompany,
  UsageOptions,
} from './usage-analytics.ts';

export interface AnalyticsBreakdownQuery {
  readonly by: AnalyticsDimension;
  readonly order: AnalyticsOrder;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after: AnalyticsPosition | null;
}

export interface AnalyticsPart extends PartOf<RankedUsage, AnalyticsPosition> {
  /** Of all parts. */
  readonly total: number;
}

/**
 * Reads usage for analytics. Sums are of the same rows as those of reports; failures, companies and options are of the day
 * cache, or of the ledger where only it knows a filter. All methods reject with DomainError `database_unavailable`.
 */
export interface UsageAnalyticsRepository {
  /** Rejects with DomainError `invalid_parameter` for a time zone that the database does not know. */
  calendar(days: AnalyticsDays, now: Date): Promise<CalendarMoments>;
  totals(selection: UsageSelection): Promise<AnalyticsTotals>;
  amounts(selection: UsageSelection): Promise<UsageAmounts>;
  /** Every day of the time zone that the range touches. */
  days(selection: UsageSelection, timeZone: string): Promise<readonly DayOfUsage[]>;
  /** The same by model, for days with usage; all models but the most expensive ones as one. */
  modelDays(selection: UsageSelection, timeZone: string, top: number): Promise<readonly DayOfModels[]>;
  owners(
    selection: UsageSelection,
    top: number,
  ): Promise<{ readonly users: Ranking; readonly apiKeys: Ranking }>;
  models(
    selection: UsageSelection,
    top: number,
  ): Promise<{ readonly models: Ranking; readonly providers: Ranking }>;
  countActiveUsers(selection: UsageSelection): Promise<number>;
  /** Users of the platform, or members of the organization. */
  countUsers(reach: UsageFilter): Promise<number>;
  breakdown(selection: UsageSelection, query: AnalyticsBreakdownQuery): Promise<AnalyticsPart>;
  /** By id, or by '' for the keys of nobody. */
  companies(
    selection: UsageSelection,
    by: AnalyticsDimension,
    ids: readonly (string | null)[],
  ): Promise<ReadonlyMap<string, UsageCompany>>;
  /** Null where records of some of the days were deleted before they were read. */
  failures(selection: UsageSelection): Promise<readonly FailureCount[] | null>;
  /** Those of the minutes that the range has; filters of organizations, workspaces, users and keys count. */
  refusals(selection: UsageSelection): Promise<readonly RefusedCount[]>;
  /** At most so many of each; workspaces and keys only of what is chosen. */
  options(selection: UsageSelection, chosen: ChosenOptions, limit: number): Promise<UsageOptions>;
}

/** Analytics, within a unit of work. */
export interface UsageAnalyticsRepositories {
  readonly usageAnalytics: UsageAnalyticsRepository;
}

/** What happened at the day cache, in all gateways. */
export interface DailyUsageCounts {
  /** Days that were there, and those that were not, or too old. */
  readonly hits: number;
  readonly misses: number;
  readonly rebuilds: number;
  readonly locksAcquired: number;
  /** Somebody else rebuilt the day. */
  readonly locksMissed: number;
  /** Days that were over, and not yet known to be complete. */
  readonly graceUses: number;
}

/** A day (UTC) of the cache. */
export interface CachedDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Null where it was never built. */
  readonly builtAt: Date | null;
  /** Complete and unchanged since it was built, or younger than the TTL. */
  readonly isFresh: boolean;
  /** Whether all that began on it is expected to be recorded. */
  readonly isComplete: boolean;
}

export interface BuildOptions {
  readonly todayTtlMs: number;
  readonly lockWaitMs: number;
  /** Built before then counts as too old, whatever it is. */
  readonly notBefore: Date | null;
  /** Ends the statement that runs. */
  readonly signal?: AbortSignal | undefined;
}

export interface BuildOutcome {
  readonly lock: 'acquired' | 'missed';
  readonly built: boolean;
  /** Whether the day is as it should be now, by whomever. */
  readonly isFresh: boolean;
}

/** The day cache in the database. All methods reject with DomainError `database_unavailable`. */
export interface DailyUsageStore {
  /** From the first to the last day; days without any usage are fresh, and complete, without being there. */
  days(first: string, last: string, todayTtlMs: number): Promise<readonly CachedDay[]>;
  /**
   * Makes a day anew, under a lock of that day which all gateways share. Whoever does not get the lock waits for a bounded
   * time; whoever gets it looks again whether there is anything to do.
   */
  build(day: string, options: BuildOptions): Promise<BuildOutcome>;
  count(counts: DailyUsageCounts): Promise<void>;
  counts(): Promise<
    DailyUsageCounts & { readonly since: Date; readonly days: number; readonly bytes: number }
  >;
  /** Deletes days before this one. */
  prune(before: string): Promise<number>;
}
