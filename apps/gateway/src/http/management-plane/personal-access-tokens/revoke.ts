import { revokePersonalAccessTokenOperation } from '@weir/contracts/personal-access-tokens';
import { revokePersonalAccessToken } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';

export const revokePersonalAccessTokenEndpoint = handle(
  revokePersonalAccessTokenOperation,
  async ({ caller, params }, { management }) => {
    await revokePersonalAccessToken(caller, null, params.token_id, management);
  },
);
