import { createCredentialOperation } from '@weir/contracts/credentials';
import { createCredential } from '@weir/domain/credentials';
import type { ApiKeyId, ConnectionId, WorkspaceId } from '@weir/domain/kernel';
import { handle } from '../endpoint.ts';
import { toCredentialWire } from './to-wire.ts';

export const createCredentialEndpoint = handle(
  createCredentialOperation,
  async ({ caller, params, body }, { management }) => {
    const input = {
      connectionId: body.connection_id.toLowerCase() as ConnectionId,
      apiKey: body.api_key,
      workspaceId: body.workspace_id?.toLowerCase() as WorkspaceId | undefined,
      apiKeyId: body.api_key_id?.toLowerCase() as ApiKeyId | undefined,
    };
    return toCredentialWire(await createCredential(caller, params.organization_id, input, management));
  },
);
