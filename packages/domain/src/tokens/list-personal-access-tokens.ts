import type { Page, PageRequest, UserCaller } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { requirePermission } from '../permissions/index.ts';
import type { PersonalAccessToken } from './personal-access-token.ts';

/** The caller's own, newest first, expired ones included. Throws DomainError `scope_missing`. */
export async function listPersonalAccessTokens(
  { actor }: UserCaller,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<PersonalAccessToken>> {
  requirePermission(actor, 'personal_access_token.list', null);
  return repositories.personalAccessTokens.list(actor.userId, page);
}
