import { toRoutingPolicyWire } from '@weir/contracts/routing-policy';
import type { Workspace as WorkspaceContract, WorkspaceSettings } from '@weir/contracts/workspaces';
import type { Workspace } from '@weir/domain/workspaces';
import type { z } from 'zod';

export function toWorkspaceWire(workspace: Workspace): z.input<typeof WorkspaceContract> {
  return {
    id: workspace.id,
    organization_id: workspace.organizationId,
    name: workspace.name,
    description: workspace.description,
    created_at: workspace.createdAt.toISOString(),
    deleted_at: workspace.deletedAt?.toISOString() ?? null,
  };
}

export function toWorkspaceSettingsWire({
  allowedModels,
  routingPolicy,
}: Workspace): z.input<typeof WorkspaceSettings> {
  return {
    allowed_models: allowedModels === null ? null : [...allowedModels],
    routing_policy: toRoutingPolicyWire(routingPolicy),
  };
}
