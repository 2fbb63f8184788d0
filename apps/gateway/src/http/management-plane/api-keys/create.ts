import { createApiKeyOperation } from '@weir/contracts/api-keys';
import { createApiKey } from '@weir/domain/api-keys';
import type { ServiceAccountId } from '@weir/domain/kernel';
import { handle } from '../endpoint.ts';
import { toKeyLimitInputs } from '../limits/to-input.ts';
import { toApiKeyWithSecretWire } from './to-wire.ts';

export const createApiKeyEndpoint = handle(
  createApiKeyOperation,
  async ({ caller, params, body }, { management }) => {
    const created = await createApiKey(
      caller,
      params.workspace_id,
      {
        name: body.name,
        mode: body.mode,
        expiresAt: body.expires_at ? new Date(body.expires_at) : (body.expires_at as null | undefined),
        allowedModels: body.allowed_models,
        allowedIpRanges: body.allowed_ip_ranges,
        endpointScopes: body.endpoint_scopes,
        routingPolicy: body.routing_policy,
        metadata: body.metadata,
        owner: toOwner(body.owner),
        limits: body.limits && toKeyLimitInputs(body.limits),
      },
      management,
    );
    return toApiKeyWithSecretWire(created, management.clock.nowMs());
  },
);

function toOwner(owner: string): 'me' | 'organization' | ServiceAccountId {
  return owner === 'me' || owner === 'organization' ? owner : (owner.toLowerCase() as ServiceAccountId);
}
