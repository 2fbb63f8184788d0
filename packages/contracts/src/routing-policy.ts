import type { ConnectionId } from '@weir/domain/kernel';
import type { KeyRoutingPolicy } from '@weir/domain/routing';
import { z } from 'zod';
import { Id } from './common.ts';

const NAMES = ['plan_first', 'bedrock_only'] as const;

export const RoutingPolicy = z.union([z.enum(NAMES), z.array(z.string())]).meta({
  id: 'RoutingPolicy',
  description:
    'plan_first: flat-rate plan connections first, then Bedrock, then all others. bedrock_only: only Bedrock. Ids of connections: only these, in this order.',
});

/** In a request: each connection once, at most 20. */
export const GivenRoutingPolicy = z.union(
  [
    z.enum(NAMES),
    z
      .array(Id)
      .min(1)
      .max(20)
      .transform((ids) => [...new Set(ids.map((id) => id.toLowerCase() as ConnectionId))]),
  ],
  'must be plan_first, bedrock_only or the ids of connections',
);

export function toRoutingPolicyWire(policy: KeyRoutingPolicy | null): z.input<typeof RoutingPolicy> | null {
  return policy === null || typeof policy === 'string' ? policy : [...policy];
}
