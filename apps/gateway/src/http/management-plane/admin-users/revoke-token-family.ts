import { revokeUserTokenFamilyOperation } from '@weir/contracts/admin-users';
import { revokeTokenFamily } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';

export const revokeUserTokenFamilyEndpoint = handle(
  revokeUserTokenFamilyOperation,
  async ({ caller, params }, { management }) => {
    await revokeTokenFamily(caller, params.user_id, params.family_id, management);
  },
);
