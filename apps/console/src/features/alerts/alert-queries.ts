import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type AlertRule = components['schemas']['AlertRule'];
export type AlertMetric = AlertRule['metric'];
export type AlertWindow = AlertRule['window'];

const LIST = '/v1/organizations/{organization_id}/alert-rules';
const ONE = '/v1/organizations/{organization_id}/alert-rules/{alert_rule_id}';

export function useAlertRules(organizationId: string, cursor?: string) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
}

export function useCreateAlertRule() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidate() });
}

export function useUpdateAlertRule() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidate() });
}

export function useDeleteAlertRule() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidate() });
}

function useInvalidate() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/alert-rules') });
}
