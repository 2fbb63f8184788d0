import { issueTokensEndpoint } from './issue.ts';
import { getJsonWebKeySetEndpoint } from './jwks.ts';
import { refreshTokensEndpoint } from './refresh.ts';
import { revokeTokensEndpoint } from './revoke.ts';

export const tokenEndpoints = [
  issueTokensEndpoint,
  refreshTokensEndpoint,
  revokeTokensEndpoint,
  getJsonWebKeySetEndpoint,
];
