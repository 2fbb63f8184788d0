import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type BindingLimit = components['schemas']['BindingLimit'];
export type Refusal = components['schemas']['Refusal'];

const MAXIMUM = 100;

/** One's own keys that work, the newest hundred. */
export function useMyActiveKeys(organizationId: string) {
  return api.useQuery('get', '/v1/organizations/{organization_id}/api-keys', {
    params: {
      path: { organization_id: organizationId },
      query: { owner: 'me', state: 'active', limit: MAXIMUM },
    },
  });
}

/** What binds these keys. Not asked without keys. */
export function useBindingLimits(organizationId: string, keyIds: readonly string[]) {
  return api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/binding-limits',
    { params: { path: { organization_id: organizationId }, query: { api_key_ids: keyIds.join(',') } } },
    { enabled: keyIds.length > 0 },
  );
}

/** What was refused since then, of all keys that one may see. */
export function useRefusals(organizationId: string, since: string) {
  return api.useQuery('get', '/v1/organizations/{organization_id}/refusals', {
    params: { path: { organization_id: organizationId }, query: { since, limit: MAXIMUM } },
  });
}
