import { revokeTokensOperation } from '@weir/contracts/tokens';
import { revokeTokens } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';

export const revokeTokensEndpoint = handle(
  revokeTokensOperation,
  async ({ caller, body }, { management }) => {
    await revokeTokens(caller, body.refresh_token, management);
    return { revoked: true } as const;
  },
);
