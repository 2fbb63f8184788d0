import { createServiceAccountEndpoint } from './create.ts';
import { createServiceAccountTokenEndpoint } from './create-token.ts';
import { deleteServiceAccountEndpoint } from './delete.ts';
import { getServiceAccountEndpoint } from './get.ts';
import { listServiceAccountsEndpoint } from './list.ts';
import { listServiceAccountTokensEndpoint } from './list-tokens.ts';
import { revokeServiceAccountTokenEndpoint } from './revoke-token.ts';
import { updateServiceAccountEndpoint } from './update.ts';

export const serviceAccountEndpoints = [
  createServiceAccountEndpoint,
  listServiceAccountsEndpoint,
  getServiceAccountEndpoint,
  updateServiceAccountEndpoint,
  deleteServiceAccountEndpoint,
  createServiceAccountTokenEndpoint,
  listServiceAccountTokensEndpoint,
  revokeServiceAccountTokenEndpoint,
];
