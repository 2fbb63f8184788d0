import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { readProfile } from './read-profile.ts';
import type { UserProfile } from './user-profile.ts';

/**
 * The caller; to a token of one organization with their membership of that one only. Throws DomainError `scope_missing`.
 */
export async function getProfile(
  { actor }: UserCaller,
  { unitOfWork: { repositories } }: ManagementPorts<IdentityRepositories>,
): Promise<UserProfile> {
  requirePermission(actor, 'profile.read', null);
  const profile = await readProfile(actor.userId, repositories);
  const { organizationId: only } = actor;
  if (only === null) return profile;
  return {
    ...profile,
    memberships: profile.memberships.filter(({ organizationId }) => organizationId === only),
  };
}
