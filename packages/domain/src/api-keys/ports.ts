import type { ApiKeyId, OrganizationId, ServiceAccountId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ApiKey, ApiKeyHash, ApiKeyPurpose, ApiKeyState } from './api-key.ts';

/** What the command line reads of API keys. It acts for the operator, without an organization. */
export interface ApiKeyDirectory {
  /** The key of this id, in any organization, also in a deleted workspace or organization. */
  find(id: ApiKeyId): Promise<ApiKey | null>;
  /** Keys of an organization that are made to be kept, newest first, at most `limit`. */
  list(organizationId: OrganizationId, limit: number): Promise<ApiKey[]>;
}

export interface ApiKeyFilter {
  readonly state: ApiKeyState | 'all';
  /** The time by which `state` is decided. */
  readonly at: Date;
  /** The owner; null for keys of the organization, undefined for any owner. */
  readonly ownerId?: UserId | ServiceAccountId | null | undefined;
  /** Absent: those that are made to be kept. */
  readonly purpose?: ApiKeyPurpose | undefined;
  /** How the name begins, in any case. */
  readonly beginning?: string | undefined;
  /** Only these, at most 100. */
  readonly ids?: readonly ApiKeyId[] | undefined;
}

/** The secret of a key that was rotated. */
export interface RotatedSecret {
  readonly hash: ApiKeyHash;
  readonly prefix: string;
  readonly lastFour: string;
  readonly rotatedAt: Date;
  readonly expiresAt: Date | null;
  /** The replaced secrets that are kept, newest first; at most two. */
  readonly kept: readonly KeptSecret[];
}

/** A secret that is no longer the current one. */
export interface KeptSecret {
  /** Which one it was before the rotation. */
  readonly was: 'current' | 'previous' | 'older';
  /** Until when it works. */
  readonly until: Date;
}

/** API keys for the management plane. Every replica hears of a change after its commit. */
export interface ApiKeyRepository {
  /** Throws DomainError `name_taken` for a name that an unrevoked key of the workspace has. */
  insert(key: ApiKey, hash: ApiKeyHash): Promise<void>;
  find(organizationId: OrganizationId, workspaceId: WorkspaceId, id: ApiKeyId): Promise<ApiKey | null>;
  /** Like `find`, and locks the key until the transaction ends. */
  findForUpdate(
    organizationId: OrganizationId,
    workspaceId: WorkspaceId,
    id: ApiKeyId,
  ): Promise<ApiKey | null>;
  /** Keys of one workspace, or (null) of all that are not deleted; also in the order of names. */
  list(
    organizationId: OrganizationId,
    workspaceId: WorkspaceId | null,
    filter: ApiKeyFilter,
    page: PageRequest,
  ): Promise<Page<ApiKey>>;
  /** Writes name, expiry, restrictions, metadata and revocation. Throws DomainError `name_taken`. */
  update(key: ApiKey): Promise<void>;
  /** Replaces the secret and the expiry. Secrets that are not among the kept ones are forgotten. */
  rotate(key: ApiKey, secret: RotatedSecret): Promise<void>;
}

/** What keys of the playground need besides. */
export interface PlaygroundKeyRepository {
  /** How many keys of the playground a user has at `at` that work, in all organizations. */
  countLive(owner: UserId, at: Date): Promise<number>;
  /** Deletes those that expired until `before`, at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

/** The storage of keys of the playground, within a unit of work. */
export interface PlaygroundKeyRepositories {
  readonly playgroundKeys: PlaygroundKeyRepository;
}

/** The storage of API keys, within a unit of work. */
export interface ApiKeyRepositories {
  readonly apiKeys: ApiKeyRepository;
}
