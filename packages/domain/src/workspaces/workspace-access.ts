import type { Caller } from '../kernel/actor.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import { accessOrganization, notFound, type OrganizationAccess } from '../management/organization-access.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { type Write, writeToOrganization } from '../management/write.ts';
import type { Action } from '../permissions/permissions.ts';
import type { WorkspaceLock, WorkspaceRepositories } from './ports.ts';
import type { Workspace } from './workspace.ts';

/** A workspace, and the caller's access to its organization. */
export interface WorkspaceAccess extends OrganizationAccess {
  readonly workspace: Workspace;
}

/**
 * Checks the caller's access to a workspace for reading, by their role in its organization.
 *
 * @throws DomainError `not_found` for a workspace that is unknown, deleted, or of an organization that the caller may not
 *   see; `permission_denied`, `scope_missing`
 */
export async function accessWorkspace(
  caller: Caller,
  action: Action,
  id: WorkspaceId,
  repositories: Repositories<WorkspaceRepositories>,
): Promise<WorkspaceAccess> {
  const organizationId = await repositories.workspaces.organizationOf(id);
  if (organizationId === null) throw notFound('workspace');
  const access = await accessOrganization(caller, action, organizationId, repositories, {
    sought: 'workspace',
  });
  const workspace = await repositories.workspaces.find(organizationId, id, 'none');
  if (workspace === null) throw notFound('workspace');
  return { ...access, workspace };
}

export interface WorkspaceWriteOptions {
  /** `exclusive` for a change to the workspace itself. Default `shared`: it cannot be deleted in the meantime. */
  readonly lock?: Exclude<WorkspaceLock, 'none'>;
}

/**
 * A write to a workspace or to something in it, as {@link writeToOrganization} does it.
 *
 * @throws DomainError as {@link accessWorkspace}, and whatever `work` throws
 */
export async function writeToWorkspace<Result, Needed extends object>(
  caller: Caller,
  action: Action,
  id: WorkspaceId,
  ports: ManagementPorts<WorkspaceRepositories & Needed>,
  work: (
    access: WorkspaceAccess,
    repositories: Repositories<WorkspaceRepositories & Needed>,
  ) => Promise<Write<Result>>,
  { lock = 'shared' }: WorkspaceWriteOptions = {},
): Promise<Result> {
  return writeToDeletedWorkspace(caller, action, id, ports, async (access, repositories) => {
    const workspace = await repositories.workspaces.find(access.organizationId, id, lock);
    if (workspace === null) throw notFound('workspace');
    return work({ ...access, workspace }, repositories);
  });
}

/** The same for a workspace that may be deleted. */
export async function writeToDeletedWorkspace<Result, Needed extends object>(
  caller: Caller,
  action: Action,
  id: WorkspaceId,
  ports: ManagementPorts<WorkspaceRepositories & Needed>,
  work: (
    access: OrganizationAccess,
    repositories: Repositories<WorkspaceRepositories & Needed>,
  ) => Promise<Write<Result>>,
): Promise<Result> {
  const organizationId = await ports.unitOfWork.repositories.workspaces.organizationOf(id);
  if (organizationId === null) throw notFound('workspace');
  return writeToOrganization(caller, action, organizationId, ports, work, { sought: 'workspace' });
}
