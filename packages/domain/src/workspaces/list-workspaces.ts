import type { OrganizationId, Page, PageRequest, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts } from '../management/index.ts';
import type { Workspace } from './workspace.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listWorkspaces(
  caller: UserCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<Workspace>> {
  await accessOrganization(caller, 'workspace.list', organizationId, repositories);
  return repositories.workspaces.list(organizationId, page);
}
