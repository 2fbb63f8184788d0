import { ApiKeyWithSecret, RotateApiKey } from '@weir/contracts';
import { rotateApiKey } from '@weir/domain/api-keys';
import { endpoint } from '../endpoint.ts';
import { apiKeyParams } from '../path-params.ts';
import { toApiKeyWithSecretWire } from './to-wire.ts';

export const rotateApiKeyEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}/rotate',
    operationId: 'rotateApiKey',
    tag: 'API keys',
    summary: 'Give an API key a new secret',
    description:
      'All else of the key stays. The secret that is replaced works until the grace is over, one from a rotation before ends at once. Of rotations at the same time one succeeds.',
    access: 'api_key.rotate',
    params: apiKeyParams,
    body: RotateApiKey,
    answer: { status: 200, schema: ApiKeyWithSecret, description: 'The key with its new secret.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) => {
    const rotated = await rotateApiKey(
      caller,
      params.workspace_id,
      params.key_id,
      { graceMs: body.grace_seconds * 1_000 },
      management,
    );
    return toApiKeyWithSecretWire(rotated, management.clock.nowMs());
  },
);
