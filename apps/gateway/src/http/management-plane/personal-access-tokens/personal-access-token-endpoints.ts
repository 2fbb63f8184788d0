import { createPersonalAccessTokenEndpoint } from './create.ts';
import { listPersonalAccessTokensEndpoint } from './list.ts';
import { revokePersonalAccessTokenEndpoint } from './revoke.ts';

export const personalAccessTokenEndpoints = [
  createPersonalAccessTokenEndpoint,
  listPersonalAccessTokensEndpoint,
  revokePersonalAccessTokenEndpoint,
];
