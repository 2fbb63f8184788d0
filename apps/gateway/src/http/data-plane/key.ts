import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';
import { authenticateRequest } from './api-key-auth.ts';

/** `GET /v1/key`: the calling key. */
export function getKeyHandler({ authenticator }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const key = await authenticateRequest(authenticator, c.env.incoming);
    return c.json({
      id: key.id,
      name: key.name,
      mode: key.mode,
      last_four: key.lastFour,
      organization_id: key.organizationId,
      workspace_id: key.workspaceId,
      created_at: key.createdAt.toISOString(),
      expires_at: key.expiresAt?.toISOString() ?? null,
    });
  };
}
