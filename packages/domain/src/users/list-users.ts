import type { User, UserFilter } from '../identity/index.ts';
import type { Page, PageRequest, UserCaller } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { requirePermission } from '../permissions/index.ts';

/** Everybody, newest first. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listUsers(
  { actor }: UserCaller,
  filter: UserFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<User>> {
  requirePermission(actor, 'user.list', null);
  return repositories.users.list(filter, page);
}
