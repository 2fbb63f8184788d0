import { type ApiKey, apiKeyState } from '@weir/domain/api-keys';

/** The key as JSON, without its secret. */
export function toKeyJson(key: ApiKey, nowMs: number) {
  return {
    id: key.id,
    name: key.name,
    mode: key.mode,
    prefix: key.prefix,
    last_four: key.lastFour,
    organization_id: key.organizationId,
    workspace_id: key.workspaceId,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    status: apiKeyState(key, nowMs),
  };
}
