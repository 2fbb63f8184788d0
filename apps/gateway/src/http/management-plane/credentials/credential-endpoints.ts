import { createCredentialEndpoint } from './create.ts';
import { deleteCredentialEndpoint } from './delete.ts';
import { getCredentialEndpoint } from './get.ts';
import { listCredentialsEndpoint } from './list.ts';
import { listConnectionsEndpoint } from './list-connections.ts';
import { rotateCredentialEndpoint } from './rotate.ts';
import { testCredentialEndpoint } from './test.ts';

export const credentialEndpoints = [
  listConnectionsEndpoint,
  createCredentialEndpoint,
  listCredentialsEndpoint,
  getCredentialEndpoint,
  rotateCredentialEndpoint,
  testCredentialEndpoint,
  deleteCredentialEndpoint,
];
