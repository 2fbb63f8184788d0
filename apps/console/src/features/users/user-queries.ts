import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { UsersSearch } from './users-search.ts';

export type User = components['schemas']['User'];
export type PlatformRole = components['schemas']['PlatformRole'];

const LIST = '/v1/admin/users';
const ONE = '/v1/admin/users/{user_id}';

export function useUsers(query: UsersSearch) {
  return api.useQuery('get', LIST, { params: { query } }, { placeholderData: keepPreviousData });
}

export function useUser(userId: string) {
  return api.useQuery('get', ONE, { params: { path: { user_id: userId } } });
}

export function useUserTokens(userId: string) {
  return api.useQuery('get', `${ONE}/tokens`, { params: { path: { user_id: userId } } });
}

export function useUserTokenFamilies(userId: string) {
  return api.useQuery('get', `${ONE}/token-families`, { params: { path: { user_id: userId } } });
}

export function useUpdateUser() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateUsers() });
}

export function useRevokeUserToken() {
  return api.useMutation('delete', `${ONE}/tokens/{token_id}`, { onSuccess: useInvalidateUsers() });
}

export function useRevokeUserTokenFamily() {
  return api.useMutation('delete', `${ONE}/token-families/{family_id}`, { onSuccess: useInvalidateUsers() });
}

function useInvalidateUsers() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith(LIST) });
  };
}
