import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { useMemo } from 'react';
import { api } from '../../api.ts';
import type { KeysSearch } from './keys-search.ts';

export type ApiKey = components['schemas']['ApiKey'];

const LIST = '/v1/organizations/{organization_id}/api-keys';
/** As many as a page has. */
const MOST_IDS = 100;

const ONE = '/v1/workspaces/{workspace_id}/api-keys/{key_id}';

/** A page of the keys of an organization. @param owner `me` for one's own */
export function useKeys(organizationId: string, search: KeysSearch, owner?: 'me') {
  const { state, q, sort, cursor } = search;
  return api.useQuery(
    'get',
    LIST,
    {
      params: {
        path: { organization_id: organizationId },
        query: { state, q, sort, cursor, owner: owner ?? search.owner },
      },
    },
    { placeholderData: keepPreviousData },
  );
}

/** Keys of an organization by id, those that are gone included. Not asked without ids. @param ids of a page of something */
export function useKeysById(
  organizationId: string | null,
  ids: readonly string[],
): ReadonlyMap<string, ApiKey> {
  const distinct = [...new Set(ids)].toSorted().slice(0, MOST_IDS);
  const keys = api.useQuery(
    'get',
    LIST,
    {
      params: {
        path: { organization_id: organizationId ?? '' },
        query: { state: 'all', ids: distinct.join(','), limit: MOST_IDS },
      },
    },
    { enabled: organizationId !== null && distinct.length > 0, placeholderData: keepPreviousData },
  );
  return useMemo(() => new Map(keys.data?.data.map((key) => [key.id, key])), [keys.data]);
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
