import type { ServiceAccountRole } from '../kernel/actor.ts';
import type { OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';

/** An actor of an organization that is no person: it has a role, tokens and API keys, and cannot sign in. */
export interface ServiceAccount {
  readonly id: ServiceAccountId;
  readonly organizationId: OrganizationId;
  /** Unique in the organization. */
  readonly name: string;
  readonly description: string | null;
  readonly role: ServiceAccountRole;
  /** Null for a user who was removed. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  /** While it is set, neither its tokens nor its API keys work. */
  readonly deactivatedAt: Date | null;
}

export const MAX_SERVICE_ACCOUNTS = 200;
