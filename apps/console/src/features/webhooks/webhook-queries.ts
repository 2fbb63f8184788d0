import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Webhook = components['schemas']['Webhook'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type EventType = components['schemas']['CreateWebhook']['event_types'][number];

const LIST = '/v1/organizations/{organization_id}/webhooks';
const ONE = '/v1/organizations/{organization_id}/webhooks/{webhook_id}';

export function useWebhooks(organizationId: string, cursor: string | undefined) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
}

const WATCH_MS = 3_000;

/** The newest. While one waits to be sent they are asked for anew. */
export function useDeliveries(organizationId: string, webhookId: string) {
  return api.useQuery(
    'get',
    `${ONE}/deliveries`,
    { params: { path: { organization_id: organizationId, webhook_id: webhookId }, query: { limit: 50 } } },
    {
      refetchInterval: ({ state }) =>
        state.data?.data.some(({ status }) => status === 'pending') === true ? WATCH_MS : false,
    },
  );
}

export function useCreateWebhook() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidate() });
}

export function useUpdateWebhook() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidate() });
}

export function useRotateWebhookSecret() {
  return api.useMutation('post', `${ONE}/rotate-secret`, { onSuccess: useInvalidate() });
}

export function useTestWebhook() {
  return api.useMutation('post', `${ONE}/test`, { onSuccess: useInvalidate() });
}

export function useDeleteWebhook() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidate() });
}

function useInvalidate() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/webhooks') });
}
