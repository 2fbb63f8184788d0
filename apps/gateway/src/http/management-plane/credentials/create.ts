import { createCredentialOperation } from '@weir/contracts/credentials';
import { createCredential } from '@weir/domain/credentials';
import type { ConnectionId } from '@weir/domain/kernel';
import { handle } from '../endpoint.ts';
import { toCredentialWire } from './to-wire.ts';

export const createCredentialEndpoint = handle(
  createCredentialOperation,
  async ({ caller, params, body }, { management }) => {
    const connectionId = body.connection_id.toLowerCase() as ConnectionId;
    const input = { connectionId, apiKey: body.api_key };
    return toCredentialWire(await createCredential(caller, params.organization_id, input, management));
  },
);
