import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Credential = components['schemas']['Credential'];

const LIST = '/v1/organizations/{organization_id}/credentials';
const ONE = '/v1/organizations/{organization_id}/credentials/{credential_id}';

export function useCredentials(organizationId: string, cursor: string | undefined) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
}

/** What a credential can be brought for: the first hundred. */
export function useBringableConnections(organizationId: string) {
  return api.useQuery('get', '/v1/organizations/{organization_id}/connections', {
    params: { path: { organization_id: organizationId }, query: { limit: 100 } },
  });
}

export function useCreateCredential() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidate() });
}

export function useRotateCredential() {
  return api.useMutation('post', `${ONE}/rotate`, { onSuccess: useInvalidate() });
}

/** The same call to the upstream that traffic would make; its outcome stays with the credential. */
export function useTestCredential() {
  return api.useMutation('post', `${ONE}/test`, { onSuccess: useInvalidate() });
}

export function useDeleteCredential() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidate() });
}

function useInvalidate() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/credentials') });
}
