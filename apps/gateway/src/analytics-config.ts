import type { AnalyticsSettings } from '@weir/domain/usage-analytics';
import { z } from 'zod';

const MINUTE_MS = 60_000;
const MIB = 1024 * 1024;

const whole = (fallback: number, minimum: number, maximum: number) =>
  z.coerce.number().int().min(minimum).max(maximum).default(fallback);

/** The variables of analytics, each with its default and its bounds. */
export const analyticsVariables = {
  ANALYTICS_TODAY_TTL_MS: whole(5 * MINUTE_MS, 0, 60 * MINUTE_MS),
  ANALYTICS_CACHE_DAYS: whole(365, 30, 3_650),
  ANALYTICS_CACHE_REBUILD_DAYS: whole(100, 1, 1_100),
  ANALYTICS_CACHE_LOCK_WAIT_MS: whole(2_000, 1, 20_000),
  ANALYTICS_CACHE_BUILD_MS: whole(2_000, 1, 20_000),
  ANALYTICS_CACHE_WARNING_BYTES: whole(512 * MIB, MIB, Number.MAX_SAFE_INTEGER),
  ANALYTICS_COLUMNS_BYTES: whole(256 * MIB, 0, 64 * 1024 * MIB),
  ANALYTICS_TREND_STABLE_PERCENT: z.coerce.number().min(0).max(100).default(1),
  ANALYTICS_TREND_DECIMALS: whole(2, 0, 6),
  ANALYTICS_TOP_USERS: whole(10, 1, 100),
  ANALYTICS_TOP_MODELS: whole(10, 1, 100),
  ANALYTICS_TOP_PROVIDERS: whole(5, 1, 100),
  ANALYTICS_MAX_DAYS: whole(90, 1, 1_100),
  ANALYTICS_WARNING_DAYS: whole(30, 1, 1_100),
  ANALYTICS_EXPORT_MAX_DAYS: whole(365, 1, 1_100),
  ANALYTICS_EXPORT_MAX_ROWS: whole(10_000, 1, 100_000),
  ANALYTICS_PAGE_SIZE: whole(50, 1, 500),
  ANALYTICS_MAX_PAGE_SIZE: whole(500, 10, 500),
  ANALYTICS_READS_PER_MINUTE: whole(10, 1, 1_000_000),
  ANALYTICS_EXPORTS_PER_MINUTE: whole(5, 1, 1_000_000),
  ANALYTICS_REBUILD_INTERVAL_MS: whole(5 * MINUTE_MS, 1, 24 * 60 * MINUTE_MS),
};

type Variables = z.infer<z.ZodObject<typeof analyticsVariables>>;

/** Values that contradict each other, as lines of a message. */
export function analyticsProblems({ ANALYTICS_PAGE_SIZE, ANALYTICS_MAX_PAGE_SIZE }: Variables): string[] {
  return ANALYTICS_PAGE_SIZE > ANALYTICS_MAX_PAGE_SIZE
    ? ['ANALYTICS_PAGE_SIZE: must be at most ANALYTICS_MAX_PAGE_SIZE']
    : [];
}

export function toAnalyticsSettings(config: Variables): AnalyticsSettings {
  return {
    todayTtlMs: config.ANALYTICS_TODAY_TTL_MS,
    cacheKeptDays: config.ANALYTICS_CACHE_DAYS,
    cacheRebuildDays: config.ANALYTICS_CACHE_REBUILD_DAYS,
    cacheLockWaitMs: config.ANALYTICS_CACHE_LOCK_WAIT_MS,
    cacheBuildMs: config.ANALYTICS_CACHE_BUILD_MS,
    cacheWarningBytes: config.ANALYTICS_CACHE_WARNING_BYTES,
    trendStablePercent: config.ANALYTICS_TREND_STABLE_PERCENT,
    trendDecimals: config.ANALYTICS_TREND_DECIMALS,
    topUsers: config.ANALYTICS_TOP_USERS,
    topModels: config.ANALYTICS_TOP_MODELS,
    topProviders: config.ANALYTICS_TOP_PROVIDERS,
    maxDays: config.ANALYTICS_MAX_DAYS,
    warningDays: config.ANALYTICS_WARNING_DAYS,
    exportMaxDays: config.ANALYTICS_EXPORT_MAX_DAYS,
    exportMaxRows: config.ANALYTICS_EXPORT_MAX_ROWS,
    pageSize: config.ANALYTICS_PAGE_SIZE,
    maxPageSize: config.ANALYTICS_MAX_PAGE_SIZE,
    readsPerMinute: config.ANALYTICS_READS_PER_MINUTE,
    exportsPerMinute: config.ANALYTICS_EXPORTS_PER_MINUTE,
    rebuildIntervalMs: config.ANALYTICS_REBUILD_INTERVAL_MS,
  };
}
