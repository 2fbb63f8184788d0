import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { Organization, OrganizationMembership, OrganizationSettings } from './organization.ts';

/** What the start and the command line read of organizations. Deleted ones are left out. */
export interface OrganizationDirectory {
  /** Organizations, oldest first, at most `limit`. */
  list(limit: number): Promise<Organization[]>;
  /** Workspaces of an organization that are not deleted, oldest first, at most `limit`. */
  listWorkspaces(organizationId: OrganizationId, limit: number): Promise<Workspace[]>;
}

export interface OrganizationFilter {
  /** Deleted ones are there until they are purged. */
  readonly state: 'active' | 'deleted' | 'all';
  /** How the name begins, in any case; null for any. */
  readonly beginning: string | null;
}

/** Organizations for the management plane. */
export interface OrganizationRepository {
  /**
   * Whether there is no organization yet, not even a deleted one. Exactly one caller gets true until the end of its
   * transaction; others wait.
   */
  claimFirst(): Promise<boolean>;
  insert(organization: Organization): Promise<void>;
  /** The only organization there is, while nobody is its member; null otherwise. */
  findOnlyWithoutMembers(): Promise<OrganizationId | null>;
  /** Null for a deleted one. */
  find(id: OrganizationId): Promise<Organization | null>;
  /** Those of the user that are not deleted, or those deleted after `deletedSince` that the user owns. */
  listOwn(
    userId: UserId,
    deletedSince: Date | null,
    page: PageRequest,
  ): Promise<Page<OrganizationMembership>>;
  /** All, with the user's role. */
  listAll(
    userId: UserId,
    filter: OrganizationFilter,
    page: PageRequest,
  ): Promise<Page<OrganizationMembership>>;
  /** Writes the name. */
  update(organization: Organization): Promise<void>;
  /** Its keys stop working on every replica after the commit. */
  delete(id: OrganizationId, at: Date): Promise<void>;
  /** Takes back a deletion after `since`, also for its keys; null when there is none. */
  restore(id: OrganizationId, since: Date): Promise<Organization | null>;
  /** Organizations deleted until `until`, earliest deletion first. */
  listDeleted(until: Date, limit: number): Promise<readonly OrganizationId[]>;
  /** Deletes API keys of an organization deleted until `until`, at most `limit`. Returns how many. */
  purgeKeys(id: OrganizationId, until: Date, limit: number): Promise<number>;
  /** Deletes an organization deleted until `until`, with everything in it. False when there is none. */
  purge(id: OrganizationId, until: Date): Promise<boolean>;
}

export interface OrganizationSettingsRepository {
  /** Null for a deleted organization. */
  find(organizationId: OrganizationId): Promise<OrganizationSettings | null>;
  update(organizationId: OrganizationId, settings: OrganizationSettings): Promise<void>;
  /** Whether the database knows the time zone by this name, in this case. */
  knowsTimeZone(name: string): Promise<boolean>;
}

/** The storage of organizations, within a unit of work. */
export interface OrganizationRepositories {
  readonly organizations: OrganizationRepository;
  readonly organizationSettings: OrganizationSettingsRepository;
}
