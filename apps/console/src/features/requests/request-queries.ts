import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { MY_USAGE } from '../usage/usage-queries.ts';
import type { UsageQuery } from '../usage/usage-query.ts';
import type { RequestsSearch } from './requests-search.ts';

/** A page of the requests of one's own keys, the newest first. */
export function useMyRequests(
  query: UsageQuery,
  { ending, cursor, limit }: Pick<RequestsSearch, 'ending' | 'cursor'> & { readonly limit?: number },
) {
  return api.useQuery(
    'get',
    `${MY_USAGE}/records`,
    { params: { query: { ...query, ending, cursor, limit } } },
    { placeholderData: keepPreviousData },
  );
}
