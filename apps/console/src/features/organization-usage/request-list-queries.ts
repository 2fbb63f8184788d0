import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Refusal = components['schemas']['Refusal'];

export function useRefusals(
  organizationId: string,
  query: {
    readonly since: string;
    readonly until?: string;
    readonly cursor?: string | undefined;
    readonly limit?: number;
  },
) {
  return api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/refusals',
    { params: { path: { organization_id: organizationId }, query } },
    { placeholderData: keepPreviousData },
  );
}
