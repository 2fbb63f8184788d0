import { deleteServiceAccountOperation } from '@weir/contracts/service-accounts';
import { deleteServiceAccount } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';

export const deleteServiceAccountEndpoint = handle(
  deleteServiceAccountOperation,
  async ({ caller, params }, { management }) => {
    await deleteServiceAccount(caller, params.organization_id, params.service_account_id, management);
  },
);
