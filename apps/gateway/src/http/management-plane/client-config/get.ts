import { getClientConfigOperation } from '@weir/contracts/client-config';
import { MAX_FILTER_VALUES } from '@weir/domain/usage-analytics';
import { handle } from '../endpoint.ts';

export const getClientConfigEndpoint = handle(
  getClientConfigOperation,
  async (_, { management: { analytics } }) => ({
    usage_analytics: {
      today_ttl_ms: analytics.todayTtlMs,
      max_days: analytics.maxDays,
      warning_days: analytics.warningDays,
      export_max_days: analytics.exportMaxDays,
      export_max_rows: analytics.exportMaxRows,
      page_size: analytics.pageSize,
      max_page_size: analytics.maxPageSize,
      max_filter_values: MAX_FILTER_VALUES,
      trend_stable_percent: analytics.trendStablePercent,
      reads_per_minute: analytics.readsPerMinute,
      exports_per_minute: analytics.exportsPerMinute,
      rebuild_interval_ms: analytics.rebuildIntervalMs,
    },
  }),
);
