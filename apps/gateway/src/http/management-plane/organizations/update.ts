import { Organization, UpdateOrganization } from '@weir/contracts';
import { updateOrganization } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toOrganizationWire } from './to-wire.ts';

export const updateOrganizationEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/organizations/{organization_id}',
    operationId: 'updateOrganization',
    tag: 'Organizations',
    summary: 'Rename an organization',
    access: 'organization.update',
    params: organizationParams,
    body: UpdateOrganization,
    answer: { status: 200, schema: Organization, description: 'The changed organization.' },
    errors: [404],
  },
  async ({ caller, params, body }, { management }) =>
    toOrganizationWire(await updateOrganization(caller, params.organization_id, body, management)),
);
