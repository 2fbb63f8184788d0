import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import { sessionQuery } from '../../session/session.ts';
import type { MembersSearch } from './members-search.ts';

export type Member = components['schemas']['Member'];
export type OrganizationRole = components['schemas']['OrganizationRole'];

const LIST = '/v1/organizations/{organization_id}/members';
const ONE = '/v1/organizations/{organization_id}/members/{user_id}';

export function useMembers(organizationId: string, query: MembersSearch & { limit?: number }) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query } },
    { placeholderData: keepPreviousData },
  );
}

/** Not asked for nobody. */
export function useMember(organizationId: string | null, userId: string | null) {
  return api.useQuery(
    'get',
    ONE,
    { params: { path: { organization_id: organizationId ?? '', user_id: userId ?? '' } } },
    { enabled: organizationId !== null && userId !== null },
  );
}

export function useChangeRole() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateMembers() });
}

export function useRemoveMember() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateMembers() });
}

export function useTransferOwnership() {
  return api.useMutation('post', '/v1/organizations/{organization_id}/transfer-ownership', {
    onSuccess: useInvalidateMembers(),
  });
}

/** One's own role may have changed, too. */
function useInvalidateMembers() {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/members') }),
      client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ]);
  };
}
