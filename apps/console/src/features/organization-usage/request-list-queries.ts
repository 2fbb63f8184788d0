import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type LiveRequest = components['schemas']['LiveRequest'];
export type Refusal = components['schemas']['Refusal'];

const RUNNING = '/v1/organizations/{organization_id}/requests';
const WATCH_MS = 5_000;

/** What runs now, asked for anew every few seconds. */
export function useRunningRequests(organizationId: string) {
  return api.useQuery(
    'get',
    RUNNING,
    { params: { path: { organization_id: organizationId } } },
    { refetchInterval: WATCH_MS },
  );
}

export function useCancelRequest() {
  const client = useQueryClient();
  return api.useMutation('post', `${RUNNING}/{record_id}/cancel`, {
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === RUNNING }),
  });
}

export function useRefusals(
  organizationId: string,
  query: { readonly since: string; readonly until?: string; readonly cursor?: string | undefined },
) {
  return api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/refusals',
    { params: { path: { organization_id: organizationId }, query } },
    { placeholderData: keepPreviousData },
  );
}

/** The newest hundred keys, those that are gone included, by id. */
export function useKeysById(organizationId: string) {
  const keys = api.useQuery('get', '/v1/organizations/{organization_id}/api-keys', {
    params: { path: { organization_id: organizationId }, query: { state: 'all', limit: 100 } },
  });
  return new Map(keys.data?.data.map((key) => [key.id, key]));
}
