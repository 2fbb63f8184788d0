import { Organization } from '@weir/contracts';
import { restoreOrganization } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toOrganizationWire } from './to-wire.ts';

export const restoreOrganizationEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/restore',
    operationId: 'restoreOrganization',
    tag: 'Organizations',
    summary: 'Restore a deleted organization',
    description: 'For 30 days. A 404 for one that is not deleted.',
    access: 'organization.restore',
    params: organizationParams,
    answer: {
      status: 200,
      schema: Organization,
      description: 'The organization is back with all that was in it, and its keys work again.',
    },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toOrganizationWire(await restoreOrganization(caller, params.organization_id, management)),
);
