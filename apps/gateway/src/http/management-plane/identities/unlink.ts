import { unlinkIdentityOperation } from '@weir/contracts/identities';
import { unlinkIdentity } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';

export const unlinkIdentityEndpoint = handle(
  unlinkIdentityOperation,
  async ({ caller, params }, { management }) => {
    await unlinkIdentity(caller, params.identity_id, management);
  },
);
