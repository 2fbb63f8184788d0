import { ListOrganizationsQuery, OrganizationList } from '@weir/contracts';
import { listOrganizations } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toOrganizationWire } from './to-wire.ts';

export const listOrganizationsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations',
    operationId: 'listOrganizations',
    tag: 'Organizations',
    summary: 'List your organizations, or all there are',
    access: 'organization.list',
    query: ListOrganizationsQuery,
    answer: { status: 200, schema: OrganizationList, description: 'A page of organizations, newest first.' },
  },
  async ({ caller, query }, { management }) =>
    toList(
      await listOrganizations(caller, query.all === 'true' ? 'all' : 'own', toPageRequest(query), management),
      toOrganizationWire,
    ),
);
