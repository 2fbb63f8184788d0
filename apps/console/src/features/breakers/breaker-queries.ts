import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Breaker = components['schemas']['Breaker'];

/** Breakers move by themselves. */
const REFRESH_MS = 5_000;

export function useBreakers(cursor: string | undefined) {
  return api.useQuery(
    'get',
    '/v1/admin/breakers',
    { params: { query: { cursor } } },
    { placeholderData: keepPreviousData, refetchInterval: REFRESH_MS },
  );
}

export function useSetBreaker(to: 'open' | 'close') {
  const client = useQueryClient();
  return api.useMutation('post', `/v1/admin/breakers/{connection_id}/${to}`, {
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => /\/(breakers|connections)/.test(String(queryKey[1])),
      }),
  });
}
