import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Reconciliation = components['schemas']['Reconciliation'];
export type ReconciliationRun = NonNullable<Reconciliation['last']>;
export type Agreement = components['schemas']['Agreement'];

const PATH = '/v1/admin/reconciliation';
const PROGRESS_MS = 1_000;
const REST_MS = 30_000;

export function useReconciliation() {
  return api.useQuery(
    'get',
    PATH,
    {},
    { refetchInterval: ({ state }) => (state.data?.running ? PROGRESS_MS : REST_MS) },
  );
}

export function useCancelReconciliation() {
  return api.useMutation('post', `${PATH}/cancel`, { onSuccess: useShowReconciliation() });
}

/** Whether the numbers of an organization agree with its records. */
export function useAgreement(organizationId: string) {
  return api.useQuery('get', '/v1/organizations/{organization_id}/usage/agreement', {
    params: { path: { organization_id: organizationId } },
  });
}

export function useShowReconciliation() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === PATH });
}
