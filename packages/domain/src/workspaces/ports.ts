import type { OrganizationId, WorkspaceId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Workspace } from './workspace.ts';

/** What else may happen to a workspace until the end of the transaction: anything, uses of it, or nothing. */
export type WorkspaceLock = 'none' | 'shared' | 'exclusive';

export interface WorkspaceRepository {
  /** Throws DomainError `name_taken`. */
  insert(workspace: Workspace): Promise<void>;
  /** Whose it is, deleted or not; this never changes. Null when there is none. */
  organizationOf(id: WorkspaceId): Promise<OrganizationId | null>;
  /** Null for a deleted one. A `shared` lock keeps it from being deleted meanwhile. */
  find(organizationId: OrganizationId, id: WorkspaceId, lock: WorkspaceLock): Promise<Workspace | null>;
  /** Those that are not deleted. */
  list(organizationId: OrganizationId, page: PageRequest): Promise<Page<Workspace>>;
  /** Writes name, description and allowed models. Throws DomainError `name_taken`. */
  update(workspace: Workspace): Promise<void>;
  /** Its keys stop working on every replica once this is committed. */
  delete(organizationId: OrganizationId, id: WorkspaceId, at: Date): Promise<void>;
  /** Takes back a deletion after `since`; null when there is none. Throws DomainError `name_taken`. */
  restore(organizationId: OrganizationId, id: WorkspaceId, since: Date): Promise<Workspace | null>;
  /** Workspaces deleted until `until`, the longest deleted first. */
  listDeleted(until: Date, limit: number): Promise<readonly Pick<Workspace, 'id' | 'organizationId'>[]>;
  /** Removes API keys of a workspace deleted until `until`, at most `limit`. Returns how many. */
  purgeKeys(organizationId: OrganizationId, id: WorkspaceId, until: Date, limit: number): Promise<number>;
  /** Removes a workspace deleted until `until`, with its keys. False when there is none. */
  purge(organizationId: OrganizationId, id: WorkspaceId, until: Date): Promise<boolean>;
}

/** The storage of workspaces, within a unit of work. */
export interface WorkspaceRepositories {
  readonly workspaces: WorkspaceRepository;
}
