import { type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  getJsonWebKeySet: { request: nothing },
  issueTokens: { request: withBody(nothing, () => ({ scopes: ['profile:read'] })) },
  refreshTokens: { request: ({ me }) => ({ body: { refresh_token: me.refreshToken } }) },
  revokeTokens: { request: ({ me }) => ({ body: { refresh_token: me.refreshToken } }) },
};
