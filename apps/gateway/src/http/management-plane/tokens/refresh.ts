import { refreshTokensOperation } from '@weir/contracts/tokens';
import { refreshTokens } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toTokenPairWire } from './to-wire.ts';

export const refreshTokensEndpoint = handle(
  refreshTokensOperation,
  async ({ caller, body }, { management }) =>
    toTokenPairWire(await refreshTokens(caller, body.refresh_token, management)),
);
