import type { OrganizationId, WorkspaceId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Workspace } from './workspace.ts';

/** What others may do with a workspace until the end of the transaction: anything, use it, or nothing. */
export type WorkspaceLock = 'none' | 'shared' | 'exclusive';

export interface WorkspaceFilter {
  /** Those deleted after this time; null for those that are not deleted. */
  readonly deletedSince: Date | null;
  /** How the name begins, in any case; null for any name. */
  readonly beginning: string | null;
}

export interface WorkspaceRepository {
  /** Throws DomainError `name_taken`. */
  insert(workspace: Workspace): Promise<void>;
  /** Its organization, deleted or not; it never changes. Null when there is none. */
  organizationOf(id: WorkspaceId): Promise<OrganizationId | null>;
  /** Null for a deleted one. A `shared` lock keeps it from being deleted until the end of the transaction. */
  find(organizationId: OrganizationId, id: WorkspaceId, lock: WorkspaceLock): Promise<Workspace | null>;
  list(organizationId: OrganizationId, filter: WorkspaceFilter, page: PageRequest): Promise<Page<Workspace>>;
  /** Names by id, of those that are the organization's, deleted ones included. */
  names(
    organizationId: OrganizationId,
    ids: readonly WorkspaceId[],
  ): Promise<ReadonlyMap<WorkspaceId, string>>;
  /** Writes name, description and allowed models. Throws DomainError `name_taken`. */
  update(workspace: Workspace): Promise<void>;
  /** Its keys stop working on every replica after the commit. */
  delete(organizationId: OrganizationId, id: WorkspaceId, at: Date): Promise<void>;
  /** Takes back a deletion after `since`; null when there is none. Throws DomainError `name_taken`. */
  restore(organizationId: OrganizationId, id: WorkspaceId, since: Date): Promise<Workspace | null>;
  /** Workspaces deleted until `until`, earliest deletion first. */
  listDeleted(until: Date, limit: number): Promise<readonly Pick<Workspace, 'id' | 'organizationId'>[]>;
  /** Deletes API keys of a workspace deleted until `until`, at most `limit`. Returns how many. */
  purgeKeys(organizationId: OrganizationId, id: WorkspaceId, until: Date, limit: number): Promise<number>;
  /** Deletes a workspace deleted until `until`, with its keys. False when there is none. */
  purge(organizationId: OrganizationId, id: WorkspaceId, until: Date): Promise<boolean>;
}

/** The storage of workspaces, within a unit of work. */
export interface WorkspaceRepositories {
  readonly workspaces: WorkspaceRepository;
}
