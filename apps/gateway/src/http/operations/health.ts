import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';

/** `GET /health/live`: the process answers. */
export function liveHandler() {
  return (c: Context<GatewayEnv>) => c.json({ status: 'ok' });
}

/**
 * `GET /health/ready`: whether this replica should get traffic, and the state of each part. 503 when it should not.
 * A database that is away does not take a replica out: cached keys and spooled settlements carry on without it.
 */
export function readyHandler({ readiness }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const { ready, checks } = await readiness.check();
    return c.json({ status: ready ? 'ready' : 'not_ready', checks }, ready ? 200 : 503);
  };
}
