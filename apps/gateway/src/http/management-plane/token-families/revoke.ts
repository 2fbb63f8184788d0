import { revokeTokenFamilyOperation } from '@weir/contracts/token-families';
import { revokeTokenFamily } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';

export const revokeTokenFamilyEndpoint = handle(
  revokeTokenFamilyOperation,
  async ({ caller, params }, { management }) => {
    await revokeTokenFamily(caller, null, params.family_id, management);
  },
);
