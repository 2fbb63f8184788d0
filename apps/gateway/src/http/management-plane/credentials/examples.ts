import {
  type Ask,
  type Examples,
  organization,
  withBody,
} from '../../../../test/management-plane/example.ts';

const credential: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, credential_id: party.credentialId },
});

export const examples: Examples = {
  createCredential: {
    request: withBody(organization, ({ world }) => ({
      connection_id: world.freeConnectionId,
      api_key: 'sk-brought',
    })),
  },
  deleteCredential: { request: credential },
  getCredential: { request: credential },
  listConnections: { request: organization },
  listCredentials: { request: organization },
  rotateCredential: { request: withBody(credential, () => ({ api_key: 'sk-brought-again' })) },
  testCredential: { request: credential },
};
