import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import { WORKSPACE_RETENTION_MS, type Workspace } from './workspace.ts';

/**
 * Those in use, or those that can be restored, which only admins see; all, or those whose name begins so.
 *
 * @throws DomainError `not_found` for the organization, `permission_denied`
 */
export async function listWorkspaces(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  { state, beginning }: { readonly state: 'active' | 'deleted'; readonly beginning: string | null },
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<WorkspaceRepositories>,
): Promise<Page<Workspace>> {
  const action = state === 'deleted' ? 'workspace.list_deleted' : 'workspace.list';
  await accessOrganization(caller, action, organizationId, repositories);
  const deletedSince = state === 'deleted' ? new Date(clock.nowMs() - WORKSPACE_RETENTION_MS) : null;
  return repositories.workspaces.list(organizationId, { deletedSince, beginning }, page);
}
