import type { SignedInCaller } from '../kernel/actor.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { WorkspaceRepositories } from './ports.ts';
import type { Workspace } from './workspace.ts';

export interface CreateWorkspaceInput {
  readonly name: string;
  readonly description: string | null;
}

/** Throws DomainError `not_found` for the organization, `permission_denied`, `name_taken`. */
export function createWorkspace(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  input: CreateWorkspaceInput,
  ports: ManagementPorts<WorkspaceRepositories>,
): Promise<Workspace> {
  return writeToOrganization(caller, 'workspace.create', organizationId, ports, async (_, { workspaces }) => {
    const nowMs = ports.clock.nowMs();
    const workspace: Workspace = {
      id: newId(nowMs, ports.randomBytes),
      organizationId,
      ...input,
      allowedModels: null,
      routingPolicy: null,
      createdAt: new Date(nowMs),
      deletedAt: null,
    };
    await workspaces.insert(workspace);
    return { result: workspace, target: { kind: 'workspace', id: workspace.id } };
  });
}
