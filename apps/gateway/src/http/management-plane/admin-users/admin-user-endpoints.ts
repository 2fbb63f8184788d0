import { getUserEndpoint } from './get.ts';
import { listUsersEndpoint } from './list.ts';
import { listUserPersonalAccessTokensEndpoint } from './list-personal-access-tokens.ts';
import { listUserTokenFamiliesEndpoint } from './list-token-families.ts';
import { revokeUserPersonalAccessTokenEndpoint } from './revoke-personal-access-token.ts';
import { revokeUserTokenFamilyEndpoint } from './revoke-token-family.ts';
import { updateUserEndpoint } from './update.ts';

export const adminUserEndpoints = [
  listUsersEndpoint,
  getUserEndpoint,
  updateUserEndpoint,
  listUserTokenFamiliesEndpoint,
  revokeUserTokenFamilyEndpoint,
  listUserPersonalAccessTokensEndpoint,
  revokeUserPersonalAccessTokenEndpoint,
];
