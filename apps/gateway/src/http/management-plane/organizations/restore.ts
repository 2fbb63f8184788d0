import { restoreOrganizationOperation } from '@weir/contracts/organizations';
import { restoreOrganization } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toOrganizationWire } from './to-wire.ts';

export const restoreOrganizationEndpoint = handle(
  restoreOrganizationOperation,
  async ({ caller, params }, { management }) =>
    toOrganizationWire(await restoreOrganization(caller, params.organization_id, management)),
);
