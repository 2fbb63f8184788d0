import type { SignedInCaller } from '../kernel/actor.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import type { Workspace } from './workspace.ts';
import { accessWorkspace } from './workspace-access.ts';

/**
 * The workspace, for reading it or (by the action `workspace.settings.read`) its settings.
 *
 * @throws DomainError `not_found`, `permission_denied`
 */
export async function getWorkspace(
  caller: SignedInCaller,
  id: WorkspaceId,
  { unitOfWork: { repositories } }: ManagementPorts<WorkspaceRepositories>,
  action: 'workspace.read' | 'workspace.settings.read' = 'workspace.read',
): Promise<Workspace> {
  const { workspace } = await accessWorkspace(caller, action, id, repositories);
  return workspace;
}
