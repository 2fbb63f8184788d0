import type { ConnectionId } from '../kernel/ids.ts';

/**
 * Which connections serve the requests of a key or workspace, and in which order.
 *
 * - `plan_first`: connections to a plan, then those to Bedrock, then all others.
 * - `bedrock_only`: no others.
 * - a list: these, in this order, and no others.
 */
export type KeyRoutingPolicy = 'plan_first' | 'bedrock_only' | readonly ConnectionId[];
