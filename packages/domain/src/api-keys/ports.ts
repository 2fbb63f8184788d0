import type { ApiKeyId, OrganizationId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ApiKey, ApiKeyHash, ApiKeyState } from './api-key.ts';

/** What the command line, which acts for whoever runs the gateway, reads of API keys. */
export interface ApiKeyDirectory {
  /** The key of this id, in any organization, also in a deleted workspace or organization. */
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
export interface ApiKeyRepository {
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

/** The storage of API keys, within a unit of work. */
export interface ApiKeyRepositories {
  readonly apiKeys: ApiKeyRepository;
}
