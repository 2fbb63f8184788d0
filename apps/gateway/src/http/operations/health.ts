import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';

/** `GET /health/live`: the process answers. */
export function liveHandler() {
  return (c: Context<GatewayEnv>) => c.json({ status: 'ok' });
}

/**
 * `GET /health/ready`: whether this replica should get traffic, and the state of each component. 503 only when requests
 * cannot be served or recorded: a load balancer must not turn the outage of a database into one of the gateway.
 */
export function readyHandler({ readiness }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const report = await readiness.check();
    return c.json(report, report.status === 'unavailable' ? 503 : 200);
  };
}
