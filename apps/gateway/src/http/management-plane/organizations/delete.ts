import { deleteOrganizationOperation } from '@weir/contracts/organizations';
import { deleteOrganization } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';

export const deleteOrganizationEndpoint = handle(
  deleteOrganizationOperation,
  async ({ caller, params }, { management }) => {
    await deleteOrganization(caller, params.organization_id, management);
  },
);
