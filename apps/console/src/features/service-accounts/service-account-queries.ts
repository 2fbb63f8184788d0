import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type ServiceAccount = components['schemas']['ServiceAccount'];
export type ServiceAccountToken = components['schemas']['ServiceAccountToken'];
export type TokenScope = components['schemas']['CreateServiceAccountToken']['scopes'][number];

const LIST = '/v1/organizations/{organization_id}/service-accounts';
const ONE = '/v1/organizations/{organization_id}/service-accounts/{service_account_id}';

export function useServiceAccounts(organizationId: string, cursor: string | undefined) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
}

/** The newest hundred: tokens expire. */
export function useServiceAccountTokens(organizationId: string, serviceAccountId: string) {
  return api.useQuery('get', `${ONE}/tokens`, {
    params: {
      path: { organization_id: organizationId, service_account_id: serviceAccountId },
      query: { limit: 100 },
    },
  });
}

export function useCreateServiceAccount() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidate() });
}

export function useUpdateServiceAccount() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidate() });
}

export function useDeleteServiceAccount() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidate() });
}

export function useCreateServiceAccountToken() {
  return api.useMutation('post', `${ONE}/tokens`, { onSuccess: useInvalidate() });
}

export function useRevokeServiceAccountToken() {
  return api.useMutation('delete', `${ONE}/tokens/{token_id}`, { onSuccess: useInvalidate() });
}

function useInvalidate() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).includes('/service-accounts'),
    });
}
