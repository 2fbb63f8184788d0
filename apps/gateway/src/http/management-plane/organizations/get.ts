import { getOrganizationOperation } from '@weir/contracts/organizations';
import { getOrganization } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toOrganizationWire } from './to-wire.ts';

export const getOrganizationEndpoint = handle(
  getOrganizationOperation,
  async ({ caller, params }, { management }) =>
    toOrganizationWire(await getOrganization(caller, params.organization_id, management)),
);
