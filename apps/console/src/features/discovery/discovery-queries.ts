import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Source = components['schemas']['DiscoverySource'];

const EVERY_MS = 15_000;

export function useDiscovery() {
  return api.useQuery('get', '/v1/admin/discovery', {}, { refetchInterval: EVERY_MS });
}

/** Asks sources now. What they list may be new models, deployments and connections. */
export function useSyncDiscovery() {
  const client = useQueryClient();
  return api.useMutation('post', '/v1/admin/discovery/sync', {
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => /\/(discovery|connections|models|deployments)/.test(String(queryKey[1])),
      });
    },
  });
}
