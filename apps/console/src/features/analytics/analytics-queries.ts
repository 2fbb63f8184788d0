import { keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api, request } from '../../api.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { AnalyticsFilters } from './analytics-filters.ts';
import type { AnalyticsSearch, Breakdown } from './analytics-search.ts';

/** Without what costs the most: breakdowns say it, sorted. */
export type Analytics = Omit<components['schemas']['UsageAnalytics'], 'top'>;
export type AnalyticsRow = components['schemas']['AnalyticsRow'];
export type Trend = components['schemas']['UsageTrend'];

/** How soon days that were not read yet are asked for again. Reads are limited for each person. */
const MISSING_DAYS_AFTER_MS = 15_000;

/** What bounds analytics. The same for everybody, and for as long as the page is open. */
export function useAnalyticsConfig() {
  return api.useQuery('get', '/v1/config', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.usage_analytics;
}

export function useAnalytics(filters: AnalyticsFilters) {
  return api.useQuery(
    'post',
    '/v1/admin/usage/analytics',
    { body: filters },
    {
      ...useFreshness(),
      refetchInterval: ({ state }) =>
        (state.data?.cache.missing_days ?? 0) > 0 ? MISSING_DAYS_AFTER_MS : false,
    },
  );
}

/** With more values than a query holds, everything is offered. */
const CASCADING = ['organization_ids', 'workspace_ids', 'user_ids'] as const;
const MAX_CASCADING = 50;

const BREAKDOWN_PATHS = {
  user: '/v1/admin/usage/by-user',
  model: '/v1/admin/usage/by-model',
  provider: '/v1/admin/usage/by-provider',
} as const;

export function useBreakdown(
  by: Breakdown,
  filters: AnalyticsFilters,
  { sort, cursor }: Pick<AnalyticsSearch, 'sort' | 'cursor'>,
) {
  return api.useQuery(
    'post',
    BREAKDOWN_PATHS[by],
    { params: { query: { sort, cursor } }, body: filters },
    useFreshness(),
  );
}

/** What was used in the period, for the filters: workspaces and keys only of what is chosen. */
export function useFilterOptions(filters: AnalyticsFilters) {
  const { start_date, end_date, time_zone } = filters;
  const chosen = CASCADING.flatMap((name) => {
    const ids = filters[name] ?? [];
    return ids.length === 0 || ids.length > MAX_CASCADING ? [] : [[name, ids.join(',')] as const];
  });
  return api.useQuery(
    'get',
    '/v1/admin/usage/filter-options',
    { params: { query: { start_date, end_date, time_zone, ...Object.fromEntries(chosen) } } },
    useFreshness(),
  );
}

export function useRefreshToday() {
  const client = useQueryClient();
  return api.useMutation('post', '/v1/admin/usage/refresh-today', {
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/admin/usage/'),
      });
    },
  });
}

/** Saves a breakdown as a file, all pages of it. */
export function useExport() {
  return useMutation({
    mutationFn: async ({
      by,
      format,
      filters,
    }: {
      by: Breakdown;
      format: 'csv' | 'json';
      filters: AnalyticsFilters;
    }) => {
      const { data } = await request.POST('/v1/admin/usage/export', {
        body: { ...filters, breakdown: by, format },
        parseAs: 'blob',
      });
      saveFile(`usage-by-${by}-${filters.start_date}-to-${filters.end_date}.${format}`, data as Blob);
    },
  });
}

/** An answer is current for as long as the gateway says; what is seen stays while the next one loads. */
function useFreshness() {
  return { staleTime: useAnalyticsConfig()?.today_ttl_ms ?? 0, placeholderData: keepPreviousData };
}
