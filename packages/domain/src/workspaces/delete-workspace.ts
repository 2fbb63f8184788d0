import type { SignedInCaller } from '../kernel/actor.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import { writeToWorkspace } from './workspace-access.ts';

/**
 * Its keys stop working; it can be restored for 30 days, then it is purged.
 *
 * @throws DomainError `not_found`, `permission_denied`
 */
export function deleteWorkspace(
  caller: SignedInCaller,
  id: WorkspaceId,
  ports: ManagementPorts<WorkspaceRepositories>,
): Promise<void> {
  return writeToWorkspace(
    caller,
    'workspace.delete',
    id,
    ports,
    async ({ organizationId }, { workspaces }) => {
      await workspaces.delete(organizationId, id, new Date(ports.clock.nowMs()));
      return { result: undefined, target: { kind: 'workspace', id } };
    },
    { lock: 'exclusive' },
  );
}
