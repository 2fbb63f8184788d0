import { ApiKey } from '@weir/contracts';
import { revokeApiKey } from '@weir/domain/api-keys';
import { endpoint } from '../endpoint.ts';
import { apiKeyParams } from '../path-params.ts';
import { toApiKeyWire } from './to-wire.ts';

export const revokeApiKeyEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}',
    operationId: 'revokeApiKey',
    tag: 'API keys',
    summary: 'Revoke an API key',
    description: 'For good: running gateways refuse it within a second. Doing it again changes nothing.',
    access: 'api_key.revoke',
    params: apiKeyParams,
    answer: { status: 200, schema: ApiKey, description: 'The revoked key.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toApiKeyWire(
      await revokeApiKey(caller, params.workspace_id, params.key_id, management),
      management.clock.nowMs(),
    ),
);
