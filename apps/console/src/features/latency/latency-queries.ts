import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { rangeOf } from '../../period/range-of.ts';
import { useTimeZone } from '../../session/preferences.ts';
import type { Granularity, UsageQuery } from '../usage/usage-query.ts';
import type { LatencySearch } from './latency-search.ts';

export const PLATFORM_USAGE = '/v1/admin/usage';

const kept = { placeholderData: keepPreviousData };
const LISTED = 100;

export interface LatencyQuery extends UsageQuery {
  readonly connection_id?: string;
}

export function usePlatformSummary(query: LatencyQuery) {
  return api.useQuery('get', `${PLATFORM_USAGE}/summary`, { params: { query } }, kept);
}

export function usePlatformSeries(query: LatencyQuery, granularity: Granularity, timeZone: string) {
  return api.useQuery(
    'get',
    `${PLATFORM_USAGE}/timeseries`,
    { params: { query: { ...query, granularity, time_zone: timeZone } } },
    kept,
  );
}

/** Names of models that were used in the period, the most requests first, and of the one that is chosen. */
export function useUsedModels(search: LatencySearch): readonly string[] {
  const timeZone = useTimeZone();
  const query = {
    ...rangeOf(search, timeZone, Date.now()),
    ...{ by: 'model' as const, sort: '-requests' as const, limit: LISTED },
  };
  const used = api.useQuery('get', `${PLATFORM_USAGE}/breakdown`, { params: { query } }, kept).data?.data;
  const names = (used ?? []).flatMap(({ id }) => id ?? []);
  return search.model === undefined || names.includes(search.model) ? names : [search.model, ...names];
}
