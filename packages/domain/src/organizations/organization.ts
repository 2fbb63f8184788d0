import type { OrganizationId } from '../kernel/index.ts';

/** Tenant root. */
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly createdAt: Date;
}
