import { RefreshToken, TokenPair } from '@weir/contracts';
import { refreshTokens } from '@weir/domain/tokens';
import { endpoint } from '../endpoint.ts';
import { toTokenPairWire } from './to-wire.ts';

export const refreshTokensEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/auth/token/refresh',
    operationId: 'refreshTokens',
    tag: 'Tokens',
    summary: 'Refresh tokens',
    description:
      'Each refresh token is good once. When one is used again, every token that descends from the same grant is revoked.',
    access: 'public',
    body: RefreshToken,
    answer: { status: 200, schema: TokenPair, description: 'The next tokens, shown this once only.' },
    guarded: true,
  },
  async ({ caller, body }, { management }) =>
    toTokenPairWire(await refreshTokens(caller, body.refresh_token, management)),
);
