import { CreateOrganization, Organization } from '@weir/contracts';
import { createOrganization } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { toOrganizationWire } from './to-wire.ts';

export const createOrganizationEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations',
    operationId: 'createOrganization',
    tag: 'Organizations',
    summary: 'Create an organization',
    access: 'organization.create',
    body: CreateOrganization,
    answer: { status: 201, schema: Organization, description: 'The new organization; you are its owner.' },
  },
  async ({ caller, body }, { management }) =>
    toOrganizationWire(await createOrganization(caller, body, management)),
);
