import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { IdentityRepositories } from './ports.ts';
import type { Identity } from './user.ts';

/** The caller's own accounts at identity providers, newest first. Throws DomainError `scope_missing`. */
export async function listIdentities(
  { actor }: UserCaller,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<IdentityRepositories>,
): Promise<Page<Identity>> {
  requirePermission(actor, 'identity.list', null);
  return repositories.identities.list(actor.userId, page);
}
