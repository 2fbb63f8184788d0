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

export function useOpenBreaker() {
  return api.useMutation('post', '/v1/admin/breakers/{connection_id}/open', {
    onSuccess: useInvalidateBreakers(),
  });
}

export function useCloseBreaker() {
  return api.useMutation('post', '/v1/admin/breakers/{connection_id}/close', {
    onSuccess: useInvalidateBreakers(),
  });
}

function useInvalidateBreakers() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/v1/admin/breakers' });
}
