import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { PersonalAccessToken } from './personal-access-token.ts';
import type { TokenRepositories } from './ports.ts';

/** The caller's own, newest first, expired ones included. Throws DomainError `scope_missing`. */
export async function listPersonalAccessTokens(
  { actor }: UserCaller,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<TokenRepositories>,
): Promise<Page<PersonalAccessToken>> {
  requirePermission(actor, 'personal_access_token.list', null);
  return repositories.personalAccessTokens.list(actor.userId, page);
}
