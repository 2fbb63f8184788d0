import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { ConnectionsSearch } from './connections-search.ts';

export type Connection = components['schemas']['Connection'];
export type Preset = components['schemas']['ConnectionPreset'];
export type Breaker = components['schemas']['Breaker'];
export type Drift = components['schemas']['Drift'];
export type ConnectionTest = components['schemas']['ConnectionTest'];

const LIST = '/v1/admin/connections';
const ONE = '/v1/admin/connections/{connection_id}';
const LISTED_BREAKERS = 100;

/** What the state of a breaker may be old. */
const BREAKERS_EVERY_MS = 5_000;

export function useConnections({ cursor }: ConnectionsSearch, limit?: number) {
  return api.useQuery(
    'get',
    LIST,
    { params: { query: { cursor, limit } } },
    { placeholderData: keepPreviousData },
  );
}

export function useConnection(connectionId: string, isEnabled = true) {
  return api.useQuery(
    'get',
    ONE,
    { params: { path: { connection_id: connectionId } } },
    { enabled: isEnabled },
  );
}

export function useConnectionPresets() {
  return api.useQuery('get', '/v1/admin/connection-presets', {}, { staleTime: Number.POSITIVE_INFINITY });
}

/** What the upstream lists and the catalog says differently. */
export function useDrift(connectionId: string) {
  return api.useQuery('get', `${ONE}/drift`, { params: { path: { connection_id: connectionId } } });
}

/** The breaker of each connection, by the connection's id. */
export function useBreakers(isEnabled: boolean) {
  return api.useQuery(
    'get',
    '/v1/admin/breakers',
    { params: { query: { limit: LISTED_BREAKERS } } },
    {
      enabled: isEnabled,
      refetchInterval: BREAKERS_EVERY_MS,
      select: ({ data }) => new Map(data.map((breaker) => [breaker.connection_id, breaker])),
    },
  );
}

export function useCreateConnection() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateConnections() });
}

export function useUpdateConnection() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateConnections() });
}

export function useRemoveConnection() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateConnections() });
}

export function useTestConnection() {
  return api.useMutation('post', `${ONE}/test`);
}

/** Also models and deployments, which come and go with connections. */
function useInvalidateConnections() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) =>
        /\/(connections|breakers|models|deployments|discovery)/.test(String(queryKey[1])),
    });
  };
}
