import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../api.ts';
import type { UsageQuery } from '../usage/usage-query.ts';
import { granularityOf } from '../usage/usage-query.ts';

export const PLATFORM_USAGE = '/v1/admin/usage';

const kept = { placeholderData: keepPreviousData };

export function usePlatformSummary(query: UsageQuery) {
  return api.useQuery('get', `${PLATFORM_USAGE}/summary`, { params: { query } }, kept);
}

export function usePlatformSeries(query: UsageQuery, timeZone: string) {
  const granularity = granularityOf(query);
  return api.useQuery(
    'get',
    `${PLATFORM_USAGE}/timeseries`,
    { params: { query: { ...query, granularity, time_zone: timeZone } } },
    kept,
  );
}
