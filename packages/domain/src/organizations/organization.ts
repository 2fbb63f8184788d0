import type { OrganizationId, WorkspaceId } from '../kernel/index.ts';

/** Tenant root. */
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly createdAt: Date;
}

/** Where API keys live; belongs to one organization. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly createdAt: Date;
}
