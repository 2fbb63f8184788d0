import { rotateApiKeyOperation } from '@weir/contracts/api-keys';
import { rotateApiKey } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toApiKeyWithSecretWire } from './to-wire.ts';

export const rotateApiKeyEndpoint = handle(
  rotateApiKeyOperation,
  async ({ caller, params, body }, { management }) => {
    const rotated = await rotateApiKey(
      caller,
      params.workspace_id,
      params.key_id,
      { graceMs: body.grace_seconds * 1_000, endEarlier: body.end_earlier_secrets },
      management,
    );
    return toApiKeyWithSecretWire(rotated, management.clock.nowMs());
  },
);
