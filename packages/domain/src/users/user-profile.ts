import type { User } from '../identity/index.ts';
import type { OrganizationId, OrganizationRole, UserId } from '../kernel/index.ts';
import { notFound, type Repositories } from '../management/index.ts';

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

const MAX_MEMBERSHIPS = 100;

/** Throws DomainError `not_found`. */
export async function readProfile(id: UserId, { users }: Pick<Repositories, 'users'>): Promise<UserProfile> {
  const user = await users.find(id);
  if (user === null) throw notFound('user');
  return { user, memberships: await users.listMemberships(id, MAX_MEMBERSHIPS) };
}
