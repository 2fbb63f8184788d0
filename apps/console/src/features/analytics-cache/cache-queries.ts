import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type CacheMetrics = components['schemas']['UsageCacheMetrics'];

export const CACHE_METRICS = '/v1/admin/usage/cache/metrics';

export function useCacheMetrics() {
  return api.useQuery('get', CACHE_METRICS, {});
}

export function useRefreshToday() {
  return api.useMutation('post', '/v1/admin/usage/refresh-today', { onSuccess: useInvalidateAnalytics() });
}

/** Everything that the cache tells is loaded again. */
export function useInvalidateAnalytics() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/admin/usage/'),
    });
}
