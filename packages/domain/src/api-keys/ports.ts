import type { ApiKeyId, OrganizationId, Page, PageRequest, UserId, WorkspaceId } from '../kernel/index.ts';
import type { ApiKey, ApiKeyHash, ApiKeyState } from './api-key.ts';

/** What the data plane reads of a key: nothing that is as large as metadata, since it does so again and again. */
export type DataPlaneKey = Pick<
  ApiKey,
  | 'id'
  | 'organizationId'
  | 'workspaceId'
  | 'name'
  | 'mode'
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
  /** What keys of the workspace may use at most; null is everything. */
  readonly workspaceAllowedModels: readonly string[] | null;
}

/** What the data plane, and whoever runs the gateway, read of API keys. */
export interface ApiKeyRepository {
  /**
   * The key whose secret has this hash, or had it before the last rotation; one query. Revoked and expired keys and
   * secrets are returned as such, keys of a deleted workspace or organization are not. Rejects when the database
   * cannot answer.
   */
  findByHash(hash: ApiKeyHash, signal?: AbortSignal): Promise<FoundApiKey | null>;
  /** The key of this id, whosever it is, of a deleted workspace or organization too. */
  find(id: ApiKeyId): Promise<ApiKey | null>;
  /** Keys of an organization, newest first, at most `limit`. */
  list(organizationId: OrganizationId, limit: number): Promise<ApiKey[]>;
}

export interface ApiKeyFilter {
  readonly state: ApiKeyState | 'all';
  /** What `state` is judged by. */
  readonly at: Date;
  /** Whose keys; null for those of the organization, undefined for everybody's. */
  readonly ownerUserId?: UserId | null | undefined;
}

/** The secret of a key that was rotated. */
export interface RotatedSecret {
  readonly hash: ApiKeyHash;
  readonly prefix: string;
  readonly lastFour: string;
  readonly rotatedAt: Date;
  /** Until when the secret it replaces is good. */
  readonly previousUntil: Date;
}

/** API keys as the management plane works on them. What changes is told to every replica once it is committed. */
export interface ManagedApiKeyRepository {
  /** Throws DomainError `name_taken` for a name that an unrevoked key of the workspace has. */
  insert(key: ApiKey, hash: ApiKeyHash): Promise<void>;
  find(organizationId: OrganizationId, workspaceId: WorkspaceId, id: ApiKeyId): Promise<ApiKey | null>;
  /** Like `find`, keeping every other change out until the transaction ends. */
  findForUpdate(
    organizationId: OrganizationId,
    workspaceId: WorkspaceId,
    id: ApiKeyId,
  ): Promise<ApiKey | null>;
  list(
    organizationId: OrganizationId,
    workspaceId: WorkspaceId,
    filter: ApiKeyFilter,
    page: PageRequest,
  ): Promise<Page<ApiKey>>;
  /** Writes name, expiry, restrictions, metadata and revocation. Throws DomainError `name_taken`. */
  update(key: ApiKey): Promise<void>;
  /** Replaces the secret, keeping the one it replaces as the previous one; the one before that is forgotten. */
  rotate(key: ApiKey, secret: RotatedSecret): Promise<void>;
}

/** When keys were last used. */
export interface ApiKeyUseStore {
  /** Moves the times forward, never back; keys that are gone are left out. One statement. */
  recordUses(uses: ReadonlyMap<ApiKeyId, Date>, signal?: AbortSignal): Promise<void>;
}

/** SHA-256, synchronous: on the hot path an await would cost more than the digest. */
export interface SecretHasher {
  sha256Hex(secret: string): string;
}
