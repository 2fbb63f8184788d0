import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { DeploymentsSearch } from './deployments-search.ts';

export type Deployment = components['schemas']['Deployment'];

const LIST = '/v1/admin/deployments';
const ONE = '/v1/admin/deployments/{deployment_id}';

export function useDeployments({ model_id, connection_id, cursor }: DeploymentsSearch) {
  return api.useQuery(
    'get',
    LIST,
    { params: { query: { model_id, connection_id, cursor } } },
    { placeholderData: keepPreviousData },
  );
}

export function useCreateDeployment() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateDeployments() });
}

export function useUpdateDeployment() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateDeployments() });
}

export function useDeleteDeployment() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateDeployments() });
}

/** Also models, which say what serves them, and what connections list beside it. */
function useInvalidateDeployments() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => /\/(deployments|models|connections)/.test(String(queryKey[1])),
    });
  };
}
