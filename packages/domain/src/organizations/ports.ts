import type { OrganizationId } from '../kernel/index.ts';
import type { Workspace } from '../workspaces/index.ts';
import type { Organization } from './organization.ts';

export interface OrganizationRepository {
  /**
   * Adds the first organization with its first workspace, in one transaction, if and only if there is no
   * organization yet. False when there was one: of many concurrent callers exactly one gets true.
   */
  insertFirst(organization: Organization, workspace: Workspace): Promise<boolean>;
  /** Organizations, oldest first, at most `limit`. */
  list(limit: number): Promise<Organization[]>;
  /** Workspaces of an organization that are not deleted, oldest first, at most `limit`. */
  listWorkspaces(organizationId: OrganizationId, limit: number): Promise<Workspace[]>;
}
