import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';

/** `GET /health/live`: the process answers. */
export function liveHandler() {
  return (c: Context<GatewayEnv>) => c.json({ status: 'ok' });
}

/**
 * `GET /health/ready`: whether this replica should get traffic, and the state of each component. 503 when one of them is
 * down. A replica without its database still serves cached keys: route by `/health/live` where that matters more than
 * current keys.
 */
export function readyHandler({ readiness }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const { ready, checks } = await readiness.check();
    return c.json({ status: ready ? 'ready' : 'not_ready', checks }, ready ? 200 : 503);
  };
}
