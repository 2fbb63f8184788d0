import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Subscription = components['schemas']['Subscription'];
export type SubscriptionChange = components['schemas']['SubscriptionChange'];

const LIST = '/v1/subscriptions';
const ONE = `${LIST}/{subscription_id}` as const;
const MAXIMUM = 100;

/** A page of one's own subscriptions, or of those of an organization that one may see. */
export function useSubscriptions(organizationId: string | undefined, cursor: string | undefined) {
  return api.useQuery(
    'get',
    LIST,
    { params: { query: { organization_id: organizationId, cursor } } },
    { placeholderData: keepPreviousData },
  );
}

/** What may open models to one's keys in an organization: one's own and the organization's, a hundred of each at most. */
export function useSubscriptionsInView(organizationId: string | undefined) {
  const own = api.useQuery('get', LIST, { params: { query: { limit: MAXIMUM } } });
  const all = api.useQuery(
    'get',
    LIST,
    { params: { query: { limit: MAXIMUM, organization_id: organizationId } } },
    { enabled: organizationId !== undefined },
  );
  return {
    data:
      own.data === undefined || all.data === undefined
        ? undefined
        : [
            ...own.data.data.filter(({ organization_id }) => organization_id === organizationId),
            ...all.data.data,
          ],
    isPending: own.isPending || all.isPending,
    error: own.error ?? all.error,
    refetch: () => Promise.all([own.refetch(), all.refetch()]),
  };
}

export function useSubscriptionHistory(subscriptionId: string) {
  return api.useQuery('get', `${ONE}/history`, {
    params: { path: { subscription_id: subscriptionId }, query: { limit: MAXIMUM } },
  });
}

export function useSubscribe() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateSubscriptions() });
}

export function useCancelSubscription() {
  return api.useMutation('post', `${ONE}/cancel`, { onSuccess: useInvalidateSubscriptions() });
}

export function useRequestReview() {
  return api.useMutation('post', `${ONE}/request-review`, { onSuccess: useInvalidateSubscriptions() });
}

/** Everything that shows subscriptions is loaded again. */
function useInvalidateSubscriptions() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).includes('/subscriptions'),
    });
  };
}
