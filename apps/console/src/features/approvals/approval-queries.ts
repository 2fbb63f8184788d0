import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { ApprovalsSearch } from './approvals-search.ts';

export type Subscription = components['schemas']['Subscription'];

const LIST = '/v1/admin/subscriptions';

/** All subscriptions of the platform; those that wait for a decision, unless another state is asked for. */
export function useSubscriptionQueue({ state = 'pending', organization_id, model, cursor }: ApprovalsSearch) {
  return api.useQuery(
    'get',
    LIST,
    { params: { query: { state, organization_id, model, cursor } } },
    { placeholderData: keepPreviousData },
  );
}

/** With the filters of the queue, its state aside. */
export function useSubscriptionStats({ organization_id, model }: ApprovalsSearch) {
  return api.useQuery(
    'get',
    `${LIST}/stats`,
    { params: { query: { organization_id, model } } },
    { placeholderData: keepPreviousData },
  );
}

export function useSuspend() {
  return api.useMutation('post', `${LIST}/{subscription_id}/suspend`, {
    onSuccess: useInvalidateSubscriptions(),
  });
}

export function useResume() {
  return api.useMutation('post', `${LIST}/{subscription_id}/resume`, {
    onSuccess: useInvalidateSubscriptions(),
  });
}

export function useRevert() {
  return api.useMutation('post', `${LIST}/{subscription_id}/revert`, {
    onSuccess: useInvalidateSubscriptions(),
  });
}

export function useInvalidateSubscriptions() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).includes('/subscriptions'),
    });
  };
}
