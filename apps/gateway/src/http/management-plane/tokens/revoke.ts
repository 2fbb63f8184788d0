import { RefreshToken, RevokedTokens } from '@weir/contracts';
import { revokeTokens } from '@weir/domain/tokens';
import { endpoint } from '../endpoint.ts';

export const revokeTokensEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/auth/token/revoke',
    operationId: 'revokeTokens',
    tag: 'Tokens',
    summary: 'Revoke tokens',
    description:
      'Stops the refresh token and every token that descends from the same grant, access tokens too.',
    access: 'public',
    body: RefreshToken,
    answer: {
      status: 200,
      schema: RevokedTokens,
      description: 'The tokens do not work, or never did (RFC 7009 §2.2).',
    },
    guarded: true,
  },
  async ({ caller, body }, { management }) => {
    await revokeTokens(caller, body.refresh_token, management);
    return { revoked: true } as const;
  },
);
