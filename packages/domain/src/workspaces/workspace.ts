import type { OrganizationId, WorkspaceId } from '../kernel/ids.ts';
import type { KeyRoutingPolicy } from '../routing/key-routing-policy.ts';

/** Where API keys live; belongs to one organization. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly organizationId: OrganizationId;
  /** Unique among the organization's workspaces that are not deleted. */
  readonly name: string;
  readonly description: string | null;
  /** The models its keys may use; null for all. */
  readonly allowedModels: readonly string[] | null;
  /** Which connections serve its keys; null for all. */
  readonly routingPolicy: KeyRoutingPolicy | null;
  readonly createdAt: Date;
  /** Null for one in use. */
  readonly deletedAt: Date | null;
}

/** How long a deleted workspace can be restored. */
export const WORKSPACE_RETENTION_MS = 30 * 86_400_000;
