import { updateApiKeyOperation } from '@weir/contracts/api-keys';
import { updateApiKey } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toApiKeyWire } from './to-wire.ts';

export const updateApiKeyEndpoint = handle(
  updateApiKeyOperation,
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
        routingPolicy: body.routing_policy,
        metadata: metadata === null ? {} : metadata,
      },
      management,
    );
    return toApiKeyWire(key, management.clock.nowMs());
  },
);
