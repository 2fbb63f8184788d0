import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { Granularity, UsageQuery } from './usage-query.ts';
import type { Dimension, UsageSearch } from './usage-search.ts';

export type UsageSummary = components['schemas']['UsageSummary'];
export type UsageTotals = components['schemas']['UsageTotals'];
export type UsageSeries = components['schemas']['UsageSeries'];
export type UsageShare = components['schemas']['UsageShare'];
export type UsageRecord = components['schemas']['UsageRecord'];

/** One's own keys'. */
export const MY_USAGE = '/v1/users/me/usage';

const kept = { placeholderData: keepPreviousData };

export function useMySummary(query: UsageQuery) {
  return api.useQuery('get', `${MY_USAGE}/summary`, { params: { query } }, kept);
}

export function useMySeries(query: UsageQuery, granularity: Granularity, timeZone: string) {
  return api.useQuery(
    'get',
    `${MY_USAGE}/timeseries`,
    { params: { query: { ...query, granularity, time_zone: timeZone } } },
    kept,
  );
}

export function useMyBreakdown(
  query: UsageQuery,
  by: Dimension,
  { sort, cursor, limit }: Pick<UsageSearch, 'sort' | 'cursor'> & { readonly limit?: number },
) {
  return api.useQuery(
    'get',
    `${MY_USAGE}/breakdown`,
    { params: { query: { ...query, by, sort, cursor, limit } } },
    kept,
  );
}
