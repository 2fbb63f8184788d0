import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { ApprovalsSearch } from './approvals-search.ts';

export type Subscription = components['schemas']['Subscription'];

const LIST = '/v1/admin/subscriptions';

/** All subscriptions of the platform; those that wait for a decision, unless another state is asked for. */
export function useSubscriptionQueue({ state = 'pending', model, cursor }: ApprovalsSearch) {
  return api.useQuery(
    'get',
    LIST,
    { params: { query: { state, model, cursor } } },
    { placeholderData: keepPreviousData },
  );
}

export function useSubscriptionStats() {
  return api.useQuery('get', `${LIST}/stats`);
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
