import type { IdentityRepositories, UserFilter } from '../identity/ports.ts';
import type { User } from '../identity/user.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';

/** All users, newest first. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listUsers(
  { actor }: UserCaller,
  filter: UserFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<IdentityRepositories>,
): Promise<Page<User>> {
  requirePermission(actor, 'user.list', null);
  return repositories.users.list(filter, page);
}
