import { updateOrganizationOperation } from '@weir/contracts/organizations';
import { updateOrganization } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toOrganizationWire } from './to-wire.ts';

export const updateOrganizationEndpoint = handle(
  updateOrganizationOperation,
  async ({ caller, params, body }, { management }) =>
    toOrganizationWire(await updateOrganization(caller, params.organization_id, body, management)),
);
