import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import type { Workspace } from './workspace.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listWorkspaces(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<WorkspaceRepositories>,
): Promise<Page<Workspace>> {
  await accessOrganization(caller, 'workspace.list', organizationId, repositories);
  return repositories.workspaces.list(organizationId, page);
}
