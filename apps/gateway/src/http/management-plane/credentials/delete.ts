import { deleteCredentialOperation } from '@weir/contracts/credentials';
import { deleteCredential } from '@weir/domain/credentials';
import { handle } from '../endpoint.ts';

export const deleteCredentialEndpoint = handle(
  deleteCredentialOperation,
  async ({ caller, params }, { management }) => {
    await deleteCredential(caller, params.organization_id, params.credential_id, management);
  },
);
