import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { TokenRepositories } from './ports.ts';
import type { TokenFamily } from './token-family.ts';

/**
 * Families of tokens that have not expired, newest first, revoked ones included.
 *
 * @param owner the user whose families they are, for platform admins; null for the caller's own
 * @throws DomainError `not_found` for the user, `permission_denied`, `scope_missing`
 */
export async function listTokenFamilies(
  { actor }: UserCaller,
  owner: UserId | null,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<TokenRepositories & IdentityRepositories>,
): Promise<Page<TokenFamily>> {
  requirePermission(actor, owner === null ? 'token_family.list' : 'user.tokens.read', null);
  if (owner !== null && (await repositories.users.find(owner)) === null) throw notFound('user');
  return repositories.tokenFamilies.list(owner ?? actor.userId, new Date(clock.nowMs()), page);
}
