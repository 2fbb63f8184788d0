import type { UserCaller } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { requirePermission } from '../permissions/index.ts';
import { readProfile, type UserProfile } from './user-profile.ts';

/** Who the caller is. Throws DomainError `scope_missing`. */
export async function getProfile(
  { actor }: UserCaller,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<UserProfile> {
  requirePermission(actor, 'profile.read', null);
  return readProfile(actor.userId, repositories);
}
