import { ApiKeyWithSecret, CreateApiKey } from '@weir/contracts';
import { createApiKey } from '@weir/domain/api-keys';
import { endpoint } from '../endpoint.ts';
import { workspaceParams } from '../path-params.ts';
import { toApiKeyWithSecretWire } from './to-wire.ts';

export const createApiKeyEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/workspaces/{workspace_id}/api-keys',
    operationId: 'createApiKey',
    tag: 'API keys',
    summary: 'Create an API key',
    description: 'The answer holds the secret, which is shown this once.',
    access: 'api_key.create',
    params: workspaceParams,
    body: CreateApiKey,
    answer: { status: 201, schema: ApiKeyWithSecret, description: 'The new key with its secret.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) => {
    const created = await createApiKey(
      caller,
      params.workspace_id,
      {
        name: body.name,
        mode: body.mode,
        expiresAt: body.expires_at === null ? null : new Date(body.expires_at),
        allowedModels: body.allowed_models,
        allowedIpRanges: body.allowed_ip_ranges,
        endpointScopes: body.endpoint_scopes,
        metadata: body.metadata,
        organizationOwned: body.organization_owned,
      },
      management,
    );
    return toApiKeyWithSecretWire(created, management.clock.nowMs());
  },
);
