/** Every number that analytics are bound by. */
export interface AnalyticsSettings {
  /** How old what the day cache knows of a day that is not over may be. */
  readonly todayTtlMs: number;
  /** How long the cache keeps a day. */
  readonly cacheKeptDays: number;
  /** Most days that one rebuild makes anew. */
  readonly cacheRebuildDays: number;
  /** How long somebody waits for another who rebuilds the same day. */
  readonly cacheLockWaitMs: number;
  /** How long a read, or one call of rebuild, builds days; then it answers with what there is. */
  readonly cacheBuildMs: number;
  /** A cache that is larger on disk is reported as such. */
  readonly cacheWarningBytes: number;
  /** A change up to this much, in percent, is none. */
  readonly trendStablePercent: number;
  /** Decimals of percentages. */
  readonly trendDecimals: number;
  readonly topUsers: number;
  readonly topModels: number;
  readonly topProviders: number;
  readonly maxDays: number;
  /** Longer ranges are answered, with a warning. */
  readonly warningDays: number;
  readonly exportMaxDays: number;
  readonly exportMaxRows: number;
  readonly pageSize: number;
  readonly maxPageSize: number;
  /** Of one caller: analytics, filter options and refreshes together. */
  readonly readsPerMinute: number;
  readonly exportsPerMinute: number;
  /** Between two rebuilds of one caller. */
  readonly rebuildIntervalMs: number;
}
