import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';

/** `GET /v1/key`: the calling key and its restrictions. */
export function getKeyHandler({ apiKeyAuth }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const key = await apiKeyAuth.authenticate(c.env, null);
    return c.json({
      id: key.id,
      name: key.name,
      mode: key.mode,
      last_four: key.lastFour,
      organization_id: key.organizationId,
      workspace_id: key.workspaceId,
      created_at: key.createdAt.toISOString(),
      expires_at: key.expiresAt?.toISOString() ?? null,
      allowed_models: key.allowedModels && [...key.allowedModels],
      allowed_ip_ranges: key.allowedIpRanges,
      endpoint_scopes: key.endpointScopes && [...key.endpointScopes],
    });
  };
}
