import type { UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { Repositories } from '../management/unit-of-work.ts';
import type { UserProfile } from './user-profile.ts';

const MAX_MEMBERSHIPS = 100;

/** Throws DomainError `not_found`. */
export async function readProfile(id: UserId, { users }: Pick<Repositories, 'users'>): Promise<UserProfile> {
  const user = await users.find(id);
  if (user === null) throw notFound('user');
  return { user, memberships: await users.listMemberships(id, MAX_MEMBERSHIPS) };
}
