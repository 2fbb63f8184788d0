import { api } from '../../api.ts';
import { MY_USAGE, useUsageSource } from '../usage/usage-queries.ts';
import type { UsageQuery } from '../usage/usage-query.ts';
import type { RequestsSearch } from './requests-search.ts';

/** A page of the requests of one's own keys, or of an organization as `UsageOf` says; the newest first. */
export function useUsageRecords(
  query: UsageQuery,
  { ending, cursor, limit }: Pick<RequestsSearch, 'ending' | 'cursor'> & { readonly limit?: number },
) {
  const { isOwn, own, ofOrganization, path } = useUsageSource();
  const asked = { ...query, ending, cursor, limit };
  const mine = api.useQuery('get', `${MY_USAGE}/records`, { params: { query: asked } }, own);
  const all = api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/usage/records',
    { params: { path, query: asked } },
    ofOrganization,
  );
  return isOwn ? mine : all;
}
