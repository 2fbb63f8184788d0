import { getApiKeyOperation } from '@weir/contracts/api-keys';
import { getApiKey } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toApiKeyWire } from './to-wire.ts';

export const getApiKeyEndpoint = handle(getApiKeyOperation, async ({ caller, params }, { management }) =>
  toApiKeyWire(
    await getApiKey(caller, params.workspace_id, params.key_id, management),
    management.clock.nowMs(),
  ),
);
