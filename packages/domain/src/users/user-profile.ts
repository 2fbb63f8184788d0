import type { User } from '../identity/user.ts';
import type { OrganizationRole } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';

/** A user's place in an organization. */
export interface Membership {
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly role: OrganizationRole;
}

/** A user and where they are a member. */
export interface UserProfile {
  readonly user: User;
  /** The newest hundred at most. */
  readonly memberships: readonly Membership[];
}
