import { Deleted } from '@weir/contracts';
import { deleteOrganization } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';

export const deleteOrganizationEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/organizations/{organization_id}',
    operationId: 'deleteOrganization',
    tag: 'Organizations',
    summary: 'Delete an organization',
    description: 'Its API keys stop at once. It can be restored for 30 days, then it is gone for good.',
    access: 'organization.delete',
    params: organizationParams,
    answer: { status: 200, schema: Deleted, description: 'The organization is deleted.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) => {
    await deleteOrganization(caller, params.organization_id, management);
    return { id: params.organization_id, deleted: true } as const;
  },
);
