import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { PersonalAccessToken } from './personal-access-token.ts';
import type { TokenRepositories } from './ports.ts';

/**
 * Personal access tokens, newest first, expired ones included.
 *
 * @param owner the user whose tokens they are, for platform admins; null for the caller's own
 * @throws DomainError `not_found` for the user, `permission_denied`, `scope_missing`
 */
export async function listPersonalAccessTokens(
  { actor }: UserCaller,
  owner: UserId | null,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<TokenRepositories & IdentityRepositories>,
): Promise<Page<PersonalAccessToken>> {
  requirePermission(actor, owner === null ? 'personal_access_token.list' : 'user.tokens.read', null);
  if (owner !== null && (await repositories.users.find(owner)) === null) throw notFound('user');
  return repositories.personalAccessTokens.list(owner ?? actor.userId, page);
}
