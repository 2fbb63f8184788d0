import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { KeysSearch } from './keys-search.ts';

export type ApiKey = components['schemas']['ApiKey'];

const LIST = '/v1/organizations/{organization_id}/api-keys';
const ONE = '/v1/workspaces/{workspace_id}/api-keys/{key_id}';

/** A page of the keys of an organization. @param owner `me` for one's own */
export function useKeys(organizationId: string, search: KeysSearch, owner?: 'me') {
  const { state, q, sort, cursor } = search;
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query: { state, q, sort, cursor, owner } } },
    { placeholderData: keepPreviousData },
  );
}

export function useKey(workspaceId: string, keyId: string) {
  return api.useQuery('get', ONE, { params: { path: { workspace_id: workspaceId, key_id: keyId } } });
}

/** Every limit that binds the key, whosever it is, the tightest first. */
export function useBindingLimits(workspaceId: string, keyId: string) {
  return api.useQuery('get', `${ONE}/binding-limit`, {
    params: { path: { workspace_id: workspaceId, key_id: keyId } },
  });
}

/** The workspaces of an organization, for choosing one: the newest hundred. */
export function useWorkspaces(organizationId: string) {
  return api.useQuery('get', '/v1/organizations/{organization_id}/workspaces', {
    params: { path: { organization_id: organizationId }, query: { limit: 100 } },
  });
}

export function useCreateKey() {
  return api.useMutation('post', '/v1/workspaces/{workspace_id}/api-keys', {
    onSuccess: useInvalidateKeys(),
  });
}

export function useRotateKey() {
  return api.useMutation('post', `${ONE}/rotate`, { onSuccess: useInvalidateKeys() });
}

export function useRevokeKey() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateKeys() });
}

/** Everything that shows keys is loaded again. */
function useInvalidateKeys() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).includes('/api-keys'),
    });
  };
}
