import type { ApiKey, ApiKeyHash } from '../api-keys/api-key.ts';
import type { ApiKeyId, ModelId, TeamId } from '../kernel/ids.ts';
import type { Limit, SubscriptionId } from '../limits/limit.ts';
import type { KeyRoutingPolicy } from '../routing/key-routing-policy.ts';

/** The columns that the data plane reads of a key, without large ones such as metadata: it reads them often. */
export type DataPlaneKey = Pick<
  ApiKey,
  | 'id'
  | 'organizationId'
  | 'workspaceId'
  | 'name'
  | 'mode'
  | 'ownerUserId'
  | 'lastFour'
  | 'allowedModels'
  | 'allowedIpRanges'
  | 'endpointScopes'
  | 'routingPolicy'
  | 'createdAt'
  | 'expiresAt'
  | 'revokedAt'
>;

/** A key as found by a secret, with everything that decides whether it opens the data plane. */
export interface FoundApiKey {
  readonly key: DataPlaneKey;
  /** Until when the secret works, if a rotation replaced it; null for the current one. */
  readonly replacedUntil: Date | null;
  /** Whether the key's owner is deactivated. */
  readonly ownerDeactivated: boolean;
  /** The team of the key's owner, if the owner is in exactly one of the organization. */
  readonly ownerTeamId: TeamId | null;
  /** Whether the organization records what clients say of whom and what a request is for. */
  readonly recordsClientTags: boolean;
  /** The models that keys of the workspace may use; null for all. */
  readonly workspaceAllowedModels: readonly string[] | null;
  readonly workspaceRoutingPolicy: KeyRoutingPolicy | null;
  /** Every limit of the key, its owner, their team, its workspace and its organization, and of its subscriptions. */
  readonly limits: readonly Limit[];
  /** Active subscriptions by model: the owner's, else the organization's. */
  readonly subscriptions: ReadonlyMap<ModelId, SubscriptionId>;
}

/** What the data plane reads of API keys. */
export interface ApiKeyLookup {
  /**
   * The key whose secret has this hash, or had it before one of the last rotations; one query. Revoked and expired keys and
   * secrets are returned as such, keys of a deleted workspace or organization are not. Rejects when the database
   * cannot answer.
   */
  findByHash(hash: ApiKeyHash, signal?: AbortSignal): Promise<FoundApiKey | null>;
}

/** Finds keys for those who manage them, as the data plane has them. */
export interface ApiKeyFinder {
  /** The key of this id, in any organization, as {@link ApiKeyLookup.findByHash} finds its current secret; one query. */
  findById(id: ApiKeyId, signal?: AbortSignal): Promise<FoundApiKey | null>;
}

/** When keys were last used. */
export interface ApiKeyUseStore {
  /** Moves the times forward, never back, and skips deleted keys. One statement. */
  recordUses(uses: ReadonlyMap<ApiKeyId, Date>, signal?: AbortSignal): Promise<void>;
}
