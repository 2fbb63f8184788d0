import type { SignedInCaller } from '../kernel/actor.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { CatalogRepositories } from '../models/managed-model.ts';
import type { KeyRoutingPolicy } from '../routing/key-routing-policy.ts';
import { requireConnections } from '../routing/require-connections.ts';
import type { WorkspaceRepositories } from './ports.ts';
import type { Workspace } from './workspace.ts';
import { writeToWorkspace } from './workspace-access.ts';

/** Absent is unchanged, null is cleared. */
export interface UpdateWorkspaceSettingsInput {
  readonly allowedModels?: readonly string[] | null | undefined;
  readonly routingPolicy?: KeyRoutingPolicy | null | undefined;
}

/** Throws DomainError `not_found`, `permission_denied`, `invalid_parameter` for a connection that there is none of. */
export function updateWorkspaceSettings(
  caller: SignedInCaller,
  id: WorkspaceId,
  input: UpdateWorkspaceSettingsInput,
  ports: ManagementPorts<WorkspaceRepositories & CatalogRepositories>,
): Promise<Workspace> {
  return writeToWorkspace(
    caller,
    'workspace.settings.update',
    id,
    ports,
    async ({ workspace }, { workspaces, connections }) => {
      await requireConnections(input.routingPolicy, connections);
      const updated: Workspace = {
        ...workspace,
        allowedModels: input.allowedModels === undefined ? workspace.allowedModels : input.allowedModels,
        routingPolicy: input.routingPolicy === undefined ? workspace.routingPolicy : input.routingPolicy,
      };
      const changed = changedFields(workspace, input);
      if (changed.length > 0) await workspaces.update(updated);
      return { result: updated, target: { kind: 'workspace', id }, changedFields: changed };
    },
    { lock: 'exclusive' },
  );
}
