import type { ApiKey, ApiKeyHash } from '../api-keys/api-key.ts';
import type { ApiKeyId, TeamId } from '../kernel/ids.ts';

/** What the data plane reads of a key: nothing that is as large as metadata, since it does so again and again. */
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
  | 'createdAt'
  | 'expiresAt'
  | 'revokedAt'
  | 'previousUntil'
>;

/** A key as a secret finds it, with all that decides whether it opens the data plane. */
export interface FoundApiKey {
  readonly key: DataPlaneKey;
  /** Whether the secret is the one before the last rotation, which is good until the key's `previousUntil`. */
  readonly replaced: boolean;
  /** Whether the key's owner is deactivated. */
  readonly ownerDeactivated: boolean;
  /** The team of the key's owner, if the owner is in exactly one of the organization. */
  readonly ownerTeamId: TeamId | null;
  /** Whether the organization records what clients say of whom and what a request is for. */
  readonly recordsClientTags: boolean;
  /** What keys of the workspace may use at most; null is everything. */
  readonly workspaceAllowedModels: readonly string[] | null;
}

/** What the data plane reads of API keys. */
export interface ApiKeyLookup {
  /**
   * The key whose secret has this hash, or had it before the last rotation; one query. Revoked and expired keys and
   * secrets are returned as such, keys of a deleted workspace or organization are not. Rejects when the database
   * cannot answer.
   */
  findByHash(hash: ApiKeyHash, signal?: AbortSignal): Promise<FoundApiKey | null>;
}

/** When keys were last used. */
export interface ApiKeyUseStore {
  /** Moves the times forward, never back; keys that are gone are left out. One statement. */
  recordUses(uses: ReadonlyMap<ApiKeyId, Date>, signal?: AbortSignal): Promise<void>;
}
