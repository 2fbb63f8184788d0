import type { User } from '../identity/user.ts';
import type { OrganizationRole } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';

/** A user's membership of an organization. */
export interface Membership {
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly role: OrganizationRole;
}

/** A user and their memberships. */
export interface UserProfile {
  readonly user: User;
  /** The newest hundred at most. */
  readonly memberships: readonly Membership[];
}
