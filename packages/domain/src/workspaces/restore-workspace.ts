import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import { WORKSPACE_RETENTION_MS, type Workspace } from './workspace.ts';
import { writeToDeletedWorkspace } from './workspace-access.ts';

/**
 * Takes back a deletion; the workspace's keys work again.
 *
 * @throws DomainError `not_found`, also when more than 30 days have passed; `permission_denied`; `name_taken` when
 *   another workspace has the name now; `conflict` for one that is not deleted
 */
export function restoreWorkspace(
  caller: SignedInCaller,
  id: WorkspaceId,
  ports: ManagementPorts<WorkspaceRepositories>,
): Promise<Workspace> {
  return writeToDeletedWorkspace(
    caller,
    'workspace.restore',
    id,
    ports,
    async ({ organizationId }, { workspaces }) => {
      const since = new Date(ports.clock.nowMs() - WORKSPACE_RETENTION_MS);
      const workspace = await workspaces.restore(organizationId, id, since);
      if (workspace !== null) return { result: workspace, target: { kind: 'workspace', id } };
      if ((await workspaces.find(organizationId, id, 'none')) === null) throw notFound('workspace');
      throw new DomainError('conflict', 'The workspace is not deleted.');
    },
  );
}
