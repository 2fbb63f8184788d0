import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { UserProfile } from './user-profile.ts';

const MAX_MEMBERSHIPS = 100;

/** Throws DomainError `not_found`. */
export async function readProfile(id: UserId, { users }: IdentityRepositories): Promise<UserProfile> {
  const user = await users.find(id);
  if (user === null) throw notFound('user');
  return { user, memberships: await users.listMemberships(id, MAX_MEMBERSHIPS) };
}
