import { listAllOrganizationsOperation } from '@weir/contracts/organizations';
import { listAllOrganizations } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toOrganizationWire } from './to-wire.ts';

export const listAllOrganizationsEndpoint = handle(
  listAllOrganizationsOperation,
  async ({ caller, query }, { management }) => {
    const filter = { state: query.state, beginning: query.q ?? null };
    const page = await listAllOrganizations(caller, filter, toPageRequest(query), management);
    return toList(query, page, toOrganizationWire);
  },
);
