import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { UserId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { readProfile } from './read-profile.ts';
import type { UserProfile } from './user-profile.ts';

/** Any user. Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function getUser(
  { actor }: UserCaller,
  id: UserId,
  { unitOfWork: { repositories } }: ManagementPorts<IdentityRepositories>,
): Promise<UserProfile> {
  requirePermission(actor, 'user.read', null);
  return readProfile(id, repositories);
}
