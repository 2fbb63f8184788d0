import { CreateCredential, Credential } from '@weir/contracts';
import { createCredential } from '@weir/domain/credentials';
import type { ConnectionId } from '@weir/domain/kernel';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toCredentialWire } from './to-wire.ts';

export const createCredentialEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/credentials',
    operationId: 'createCredential',
    tag: 'Provider credentials',
    summary: 'Bring a credential for a connection',
    description: 'Live keys of the organization use it on that connection from then on, test keys never do.',
    access: 'credential.create',
    params: organizationParams,
    body: CreateCredential,
    answer: { status: 201, schema: Credential, description: 'The new credential, without its secret.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) => {
    const connectionId = body.connection_id.toLowerCase() as ConnectionId;
    const input = { connectionId, apiKey: body.api_key };
    return toCredentialWire(await createCredential(caller, params.organization_id, input, management));
  },
);
