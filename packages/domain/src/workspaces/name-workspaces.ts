import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, WorkspaceId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { unlessRefused } from '../management/unless-refused.ts';
import type { WorkspaceRepositories } from './ports.ts';

/** The names of those workspaces that are the organization's, deleted ones included; none for a caller who may not list them. */
export async function nameWorkspaces(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  ids: readonly WorkspaceId[],
  { unitOfWork: { repositories } }: ManagementPorts<WorkspaceRepositories>,
): Promise<ReadonlyMap<WorkspaceId, string>> {
  if (ids.length === 0) return new Map();
  const access = await unlessRefused(() =>
    accessOrganization(caller, 'workspace.list', organizationId, repositories),
  );
  return access === null ? new Map() : repositories.workspaces.names(organizationId, ids);
}
