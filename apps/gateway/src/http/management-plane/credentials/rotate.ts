import { Credential, RotateCredential } from '@weir/contracts';
import { rotateCredential } from '@weir/domain/credentials';
import { endpoint } from '../endpoint.ts';
import { credentialParams } from '../path-params.ts';
import { toCredentialWire } from './to-wire.ts';

export const rotateCredentialEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/credentials/{credential_id}/rotate',
    operationId: 'rotateCredential',
    tag: 'Provider credentials',
    summary: 'Replace the secret of a credential',
    access: 'credential.rotate',
    params: credentialParams,
    body: RotateCredential,
    answer: { status: 200, schema: Credential, description: 'The credential, without its secret.' },
    errors: [404],
  },
  async ({ caller, params, body }, { management }) =>
    toCredentialWire(
      await rotateCredential(caller, params.organization_id, params.credential_id, body.api_key, management),
    ),
);
