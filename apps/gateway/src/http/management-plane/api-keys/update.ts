import { ApiKey, UpdateApiKey } from '@weir/contracts';
import { updateApiKey } from '@weir/domain/api-keys';
import { endpoint } from '../endpoint.ts';
import { apiKeyParams } from '../path-params.ts';
import { toApiKeyWire } from './to-wire.ts';

export const updateApiKeyEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}',
    operationId: 'updateApiKey',
    tag: 'API keys',
    summary: 'Change an API key',
    description: 'Running gateways heed the change within a second. A revoked key cannot be changed.',
    access: 'api_key.update',
    params: apiKeyParams,
    body: UpdateApiKey,
    answer: { status: 200, schema: ApiKey, description: 'The changed key.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) => {
    const { expires_at: expiresAt, metadata } = body;
    const key = await updateApiKey(
      caller,
      params.workspace_id,
      params.key_id,
      {
        name: body.name,
        expiresAt: typeof expiresAt === 'string' ? new Date(expiresAt) : expiresAt,
        allowedModels: body.allowed_models,
        allowedIpRanges: body.allowed_ip_ranges,
        endpointScopes: body.endpoint_scopes,
        metadata: metadata === null ? {} : metadata,
      },
      management,
    );
    return toApiKeyWire(key, management.clock.nowMs());
  },
);
