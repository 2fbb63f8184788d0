import { revokeUserPersonalAccessTokenOperation } from '@weir/contracts/admin-users';
import { revokePersonalAccessToken } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';

export const revokeUserPersonalAccessTokenEndpoint = handle(
  revokeUserPersonalAccessTokenOperation,
  async ({ caller, params }, { management }) => {
    await revokePersonalAccessToken(caller, params.user_id, params.token_id, management);
  },
);
