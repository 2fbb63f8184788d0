import { revokeApiKeyOperation } from '@weir/contracts/api-keys';
import { revokeApiKey } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toApiKeyWire } from './to-wire.ts';

export const revokeApiKeyEndpoint = handle(
  revokeApiKeyOperation,
  async ({ caller, params }, { management }) =>
    toApiKeyWire(
      await revokeApiKey(caller, params.workspace_id, params.key_id, management),
      management.clock.nowMs(),
    ),
);
