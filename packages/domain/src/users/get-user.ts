import type { UserCaller, UserId } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { requirePermission } from '../permissions/index.ts';
import { readProfile, type UserProfile } from './user-profile.ts';

/** Anybody. Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function getUser(
  { actor }: UserCaller,
  id: UserId,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<UserProfile> {
  requirePermission(actor, 'user.read', null);
  return readProfile(id, repositories);
}
