import type { ApiKeyMode } from '../api-keys/api-key.ts';
import type { EndpointScope } from '../inference/operations.ts';
import type { ApiKeyId, ModelId, OrganizationId, TeamId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { Limit, SubscriptionId } from '../limits/limit.ts';
import type { Model } from '../models/model.ts';
import type { KeyRoutingPolicy } from '../routing/key-routing-policy.ts';
import type { FoundApiKey } from './ports.ts';

/** The last use of a key that is not stored yet. Zero: none. */
export interface KeyUse {
  readonly id: ApiKeyId;
  atMs: number;
}

/** An authenticated key: what the data plane knows about its caller. A restriction that is null costs nothing. */
export interface AuthenticatedKey {
  readonly id: ApiKeyId;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  /** Whose key it is; null for one of the organization. */
  readonly ownerUserId: UserId | null;
  /** The owner's team, if the owner is in exactly one of the organization. */
  readonly ownerTeamId: TeamId | null;
  /** Whether `user` and tags of a request may be recorded. */
  readonly recordsClientTags: boolean;
  readonly mode: ApiKeyMode;
  readonly name: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Names of models that both the key and its workspace allow. */
  readonly allowedModels: ReadonlySet<string> | null;
  /** CIDR blocks. */
  readonly allowedIpRanges: readonly string[] | null;
  readonly endpointScopes: ReadonlySet<EndpointScope> | null;
  /** The workspace's, then the key's: each chooses from what is left. */
  readonly routingPolicies: readonly KeyRoutingPolicy[] | null;
  /** Every limit that applies to its requests. */
  readonly limits: readonly Limit[];
  /** The active subscriptions of its owner and its organization, by model; the owner's first. */
  readonly subscriptions: ReadonlyMap<ModelId, SubscriptionId>;
  readonly use: KeyUse;
}

/** The caller of a stored key. Frozen: one object serves every request of the key until the next look-up. */
export function toAuthenticatedKey(found: FoundApiKey): AuthenticatedKey {
  const { key, workspaceAllowedModels, ownerTeamId, recordsClientTags } = found;
  const { id, organizationId, workspaceId, ownerUserId, mode, name, lastFour, createdAt, expiresAt } = key;
  return Object.freeze({
    id,
    organizationId,
    workspaceId,
    ownerUserId,
    ownerTeamId,
    recordsClientTags,
    mode,
    name,
    lastFour,
    createdAt,
    expiresAt,
    allowedModels: intersection(key.allowedModels, workspaceAllowedModels),
    allowedIpRanges: key.allowedIpRanges && Object.freeze([...key.allowedIpRanges]),
    endpointScopes: key.endpointScopes && new Set(key.endpointScopes),
    routingPolicies: givenOf([found.workspaceRoutingPolicy, key.routingPolicy]),
    limits: found.limits,
    subscriptions: found.subscriptions,
    use: { id, atMs: 0 },
  });
}

/** Whether the key may use the model of this name: never an alias. */
export function mayUseModel(
  { allowedModels }: Pick<AuthenticatedKey, 'allowedModels'>,
  name: string,
): boolean {
  return allowedModels === null || allowedModels.has(name);
}

/** Whether the key may use the endpoint with this scope. */
export function mayUseEndpoint(
  { endpointScopes }: Pick<AuthenticatedKey, 'endpointScopes'>,
  scope: EndpointScope,
): boolean {
  return endpointScopes === null || endpointScopes.has(scope);
}

/** Whether the key has the subscription that the model needs, if it needs one. */
export function isSubscribed(
  { subscriptions }: Pick<AuthenticatedKey, 'subscriptions'>,
  { id, requiresSubscription }: Pick<Model, 'id' | 'requiresSubscription'>,
): boolean {
  return !requiresSubscription || subscriptions.has(id);
}

function givenOf(policies: readonly (KeyRoutingPolicy | null)[]): readonly KeyRoutingPolicy[] | null {
  const given = policies.filter((policy) => policy !== null);
  return given.length === 0 ? null : Object.freeze(given);
}

function intersection(one: readonly string[] | null, other: readonly string[] | null): Set<string> | null {
  if (one === null) return other && new Set(other);
  return other === null ? new Set(one) : new Set(one).intersection(new Set(other));
}
