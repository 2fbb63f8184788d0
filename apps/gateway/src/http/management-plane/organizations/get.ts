import { Organization } from '@weir/contracts';
import { getOrganization } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toOrganizationWire } from './to-wire.ts';

export const getOrganizationEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}',
    operationId: 'getOrganization',
    tag: 'Organizations',
    summary: 'Get an organization',
    access: 'organization.read',
    params: organizationParams,
    answer: { status: 200, schema: Organization, description: 'The organization.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toOrganizationWire(await getOrganization(caller, params.organization_id, management)),
);
