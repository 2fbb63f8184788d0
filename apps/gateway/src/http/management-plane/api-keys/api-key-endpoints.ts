import { createApiKeyEndpoint } from './create.ts';
import { getApiKeyEndpoint } from './get.ts';
import { listApiKeysEndpoint } from './list.ts';
import { listOrganizationApiKeysEndpoint } from './list-across-workspaces.ts';
import { revokeApiKeyEndpoint } from './revoke.ts';
import { rotateApiKeyEndpoint } from './rotate.ts';
import { updateApiKeyEndpoint } from './update.ts';

export const apiKeyEndpoints = [
  createApiKeyEndpoint,
  listApiKeysEndpoint,
  listOrganizationApiKeysEndpoint,
  getApiKeyEndpoint,
  updateApiKeyEndpoint,
  revokeApiKeyEndpoint,
  rotateApiKeyEndpoint,
];
