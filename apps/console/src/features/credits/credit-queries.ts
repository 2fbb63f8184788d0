import { api } from '../../api.ts';

export function useCredits(organizationId: string) {
  return api.useQuery('get', '/v1/organizations/{organization_id}/credits', {
    params: { path: { organization_id: organizationId } },
  });
}
