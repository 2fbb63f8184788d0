import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import { sessionQuery } from '../../session/session.ts';

export type Session = components['schemas']['Session'];
export type TokenFamily = components['schemas']['TokenFamily'];
export type PersonalAccessToken = components['schemas']['PersonalAccessToken'];
export type Identity = components['schemas']['Identity'];
export type Scope = components['schemas']['Scope'];

export function useIdentities() {
  return api.useQuery('get', '/v1/users/me/identities', { params: { query: { limit: 100 } } });
}

export function useSessions(cursor: string | undefined) {
  return api.useQuery('get', '/v1/users/me/sessions', { params: { query: { cursor } } });
}

export function useTokenFamilies(cursor: string | undefined) {
  return api.useQuery('get', '/v1/users/me/token-families', { params: { query: { cursor } } });
}

export function useTokens(cursor: string | undefined) {
  return api.useQuery('get', '/v1/users/me/tokens', { params: { query: { cursor } } });
}

/** The session tells the name too, so it is loaded again. */
export function useUpdateProfile() {
  const client = useQueryClient();
  return api.useMutation('patch', '/v1/users/me', {
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}

export function useLinkIdentity() {
  return api.useMutation('post', '/v1/users/me/identities');
}

export function useUnlinkIdentity() {
  return api.useMutation('delete', '/v1/users/me/identities/{identity_id}', { onSuccess: useInvalidate() });
}

export function useEndSession() {
  return api.useMutation('delete', '/v1/users/me/sessions/{session_id}', { onSuccess: useInvalidate() });
}

/** Ends all sessions, the one that asks included. */
export function useEndAllSessions() {
  return api.useMutation('delete', '/v1/users/me/sessions');
}

export function useRevokeTokenFamily() {
  return api.useMutation('delete', '/v1/users/me/token-families/{family_id}', { onSuccess: useInvalidate() });
}

export function useCreateToken() {
  return api.useMutation('post', '/v1/users/me/tokens', { onSuccess: useInvalidate() });
}

export function useRevokeToken() {
  return api.useMutation('delete', '/v1/users/me/tokens/{token_id}', { onSuccess: useInvalidate() });
}

/** What is revoked takes along what was made with it, so all lists of the account are loaded again. */
function useInvalidate() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/users/me/'),
    });
  };
}
