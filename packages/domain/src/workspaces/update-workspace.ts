import type { SignedInCaller } from '../kernel/actor.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import type { Workspace } from './workspace.ts';
import { writeToWorkspace } from './workspace-access.ts';

/** Absent is unchanged, null is cleared. */
export interface UpdateWorkspaceInput {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
}

/** Throws DomainError `not_found`, `permission_denied`, `name_taken`. */
export function updateWorkspace(
  caller: SignedInCaller,
  id: WorkspaceId,
  input: UpdateWorkspaceInput,
  ports: ManagementPorts<WorkspaceRepositories>,
): Promise<Workspace> {
  return writeToWorkspace(
    caller,
    'workspace.update',
    id,
    ports,
    async ({ workspace }, { workspaces }) => {
      const updated: Workspace = {
        ...workspace,
        name: input.name ?? workspace.name,
        description: input.description === undefined ? workspace.description : input.description,
      };
      const changed = changedFields(workspace, input);
      if (changed.length > 0) await workspaces.update(updated);
      return { result: updated, target: { kind: 'workspace', id }, changedFields: changed };
    },
    { lock: 'exclusive' },
  );
}
