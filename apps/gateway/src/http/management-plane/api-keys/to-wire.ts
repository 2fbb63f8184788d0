import type { ApiKey as ApiKeyContract, ApiKeyWithSecret } from '@weir/contracts/api-keys';
import { toRoutingPolicyWire } from '@weir/contracts/routing-policy';
import { type ApiKey, apiKeyState, type CreatedApiKey } from '@weir/domain/api-keys';
import type { z } from 'zod';
import { toMadeWithWire } from '../made-with.ts';

export function toApiKeyWire(key: ApiKey, nowMs: number): z.input<typeof ApiKeyContract> {
  const state = apiKeyState(key, nowMs);
  const whileItWorks = (until: Date | null) =>
    state === 'active' && until !== null && until.getTime() > nowMs ? until.toISOString() : null;
  return {
    id: key.id,
    organization_id: key.organizationId,
    workspace_id: key.workspaceId,
    name: key.name,
    mode: key.mode,
    purpose: key.purpose,
    prefix: key.prefix,
    last_four: key.lastFour,
    state,
    owner: toOwnerWire(key),
    created_by: key.createdBy,
    created_with: toMadeWithWire(key.createdWith),
    allowed_models: key.allowedModels && [...key.allowedModels],
    allowed_ip_ranges: key.allowedIpRanges && [...key.allowedIpRanges],
    endpoint_scopes: key.endpointScopes && [...key.endpointScopes],
    routing_policy: toRoutingPolicyWire(key.routingPolicy),
    metadata: { ...key.metadata },
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    rotated_at: key.rotatedAt?.toISOString() ?? null,
    previous_secret_expires_at: whileItWorks(key.previousUntil),
    older_secret_expires_at: whileItWorks(key.olderUntil),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
  };
}

function toOwnerWire(key: ApiKey): z.input<typeof ApiKeyContract>['owner'] {
  if (key.ownerUserId !== null) return { kind: 'user', id: key.ownerUserId };
  if (key.ownerServiceAccountId !== null) return { kind: 'service_account', id: key.ownerServiceAccountId };
  return { kind: 'organization', id: key.organizationId };
}

/** Only for the answer to the request that made the secret. */
export function toApiKeyWithSecretWire(
  { key, secret }: CreatedApiKey,
  nowMs: number,
): z.input<typeof ApiKeyWithSecret> {
  return { ...toApiKeyWire(key, nowMs), secret };
}

/** Who made and who holds a key. */
export function actorIdsOfKey({ createdBy, ownerUserId, ownerServiceAccountId }: ApiKey) {
  return [createdBy, ownerUserId, ownerServiceAccountId];
}
