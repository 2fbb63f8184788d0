import type { Context } from 'hono';
import { VERSION } from '../../version.ts';
import type { GatewayEnv } from '../bindings.ts';

/** `GET /version`. */
export function versionHandler() {
  return (c: Context<GatewayEnv>) => c.json({ name: 'weir', version: VERSION, node: process.version });
}
