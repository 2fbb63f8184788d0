import { Credential } from '@weir/contracts';
import { getCredential } from '@weir/domain/credentials';
import { endpoint } from '../endpoint.ts';
import { credentialParams } from '../path-params.ts';
import { toCredentialWire } from './to-wire.ts';

export const getCredentialEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/credentials/{credential_id}',
    operationId: 'getCredential',
    tag: 'Provider credentials',
    summary: 'Get a credential, without its secret',
    access: 'credential.read',
    params: credentialParams,
    answer: { status: 200, schema: Credential, description: 'The credential.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toCredentialWire(await getCredential(caller, params.organization_id, params.credential_id, management)),
);
