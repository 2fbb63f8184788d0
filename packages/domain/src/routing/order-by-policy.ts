import type { CatalogDeployment } from '../models/catalog-snapshot.ts';
import {
  CONNECTION_KINDS,
  type ConnectionKind,
  type ConnectionKindTraits,
} from '../models/connection-kinds.ts';
import type { KeyRoutingPolicy } from './key-routing-policy.ts';

const TRAITS: Readonly<Record<ConnectionKind, ConnectionKindTraits>> = CONNECTION_KINDS;
const ROLES: readonly ConnectionKindTraits['policyRole'][] = ['plan', 'bedrock', null];

/** The deployments that a policy leaves, each with a tier that says when it is tried: its own order counts within a connection's. */
export function orderByPolicy(
  deployments: readonly CatalogDeployment[],
  policy: KeyRoutingPolicy,
): readonly CatalogDeployment[] {
  const tiers = Math.max(0, ...deployments.map(({ tier }) => tier)) + 1;
  return deployments
    .map((deployment) => ({ deployment, rank: rankOf(deployment, policy) }))
    .filter(({ rank }) => rank >= 0)
    .map(({ deployment, rank }) => ({ ...deployment, tier: rank * tiers + deployment.tier }))
    .sort((a, b) => a.tier - b.tier);
}

/** -1 for one that the policy leaves out. */
function rankOf({ connection }: CatalogDeployment, policy: KeyRoutingPolicy): number {
  const { policyRole } = TRAITS[connection.kind];
  if (policy === 'plan_first') return ROLES.indexOf(policyRole);
  if (policy === 'bedrock_only') return policyRole === 'bedrock' ? 0 : -1;
  return policy.indexOf(connection.id);
}
