import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import { useUsageOrganization } from './usage-of.ts';
import type { Granularity, UsageQuery } from './usage-query.ts';
import type { Dimension, UsageSearch } from './usage-search.ts';

export type UsageSummary = components['schemas']['UsageSummary'];
export type UsageTotals = components['schemas']['UsageTotals'];
export type UsageSeries = components['schemas']['UsageSeries'];
export type UsageShare = components['schemas']['UsageShare'];
export type UsageRecord = components['schemas']['UsageRecord'];

/** One's own keys'. */
export const MY_USAGE = '/v1/users/me/usage';

export const ORGANIZATION_USAGE = '/v1/organizations/{organization_id}/usage';

/**
 * Options of the two queries that each hook below has: of one's own keys, and of an organization. Only one of them asks,
 * as `UsageOf` says.
 */
export function useUsageSource() {
  const organizationId = useUsageOrganization();
  const kept = { placeholderData: keepPreviousData };
  return {
    isOwn: organizationId === null,
    own: { ...kept, enabled: organizationId === null },
    ofOrganization: { ...kept, enabled: organizationId !== null },
    path: { organization_id: organizationId ?? '' },
  };
}

export function useUsageSummary(query: UsageQuery) {
  const { isOwn, own, ofOrganization, path } = useUsageSource();
  const mine = api.useQuery('get', `${MY_USAGE}/summary`, { params: { query } }, own);
  const all = api.useQuery(
    'get',
    `${ORGANIZATION_USAGE}/summary`,
    { params: { path, query } },
    ofOrganization,
  );
  return isOwn ? mine : all;
}

export function useUsageSeries(query: UsageQuery, granularity: Granularity, timeZone: string) {
  const { isOwn, own, ofOrganization, path } = useUsageSource();
  const asked = { ...query, granularity, time_zone: timeZone };
  const mine = api.useQuery('get', `${MY_USAGE}/timeseries`, { params: { query: asked } }, own);
  const all = api.useQuery(
    'get',
    `${ORGANIZATION_USAGE}/timeseries`,
    { params: { path, query: asked } },
    ofOrganization,
  );
  return isOwn ? mine : all;
}

export function useUsageBreakdown(
  query: UsageQuery,
  by: Dimension,
  {
    sort,
    cursor,
    limit,
    q,
  }: Pick<UsageSearch, 'sort' | 'cursor'> & { readonly limit?: number; readonly q?: string | undefined },
) {
  const { isOwn, own, ofOrganization, path } = useUsageSource();
  const asked = { ...query, by, sort, cursor, limit, q };
  const mine = api.useQuery('get', `${MY_USAGE}/breakdown`, { params: { query: asked } }, own);
  const all = api.useQuery(
    'get',
    `${ORGANIZATION_USAGE}/breakdown`,
    { params: { path, query: asked } },
    ofOrganization,
  );
  return isOwn ? mine : all;
}
