import { ApiKey } from '@weir/contracts';
import { getApiKey } from '@weir/domain/api-keys';
import { endpoint } from '../endpoint.ts';
import { apiKeyParams } from '../path-params.ts';
import { toApiKeyWire } from './to-wire.ts';

export const getApiKeyEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}',
    operationId: 'getApiKey',
    tag: 'API keys',
    summary: 'Get an API key',
    access: 'api_key.read',
    params: apiKeyParams,
    answer: { status: 200, schema: ApiKey, description: 'The key, without its secret.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toApiKeyWire(
      await getApiKey(caller, params.workspace_id, params.key_id, management),
      management.clock.nowMs(),
    ),
);
