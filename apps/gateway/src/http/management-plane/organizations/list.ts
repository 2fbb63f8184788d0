import { listOrganizationsOperation } from '@weir/contracts/organizations';
import { listOrganizations } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toOrganizationWire } from './to-wire.ts';

export const listOrganizationsEndpoint = handle(
  listOrganizationsOperation,
  async ({ caller, query }, { management }) =>
    toList(
      query,
      await listOrganizations(caller, query.state, toPageRequest(query), management),
      toOrganizationWire,
    ),
);
