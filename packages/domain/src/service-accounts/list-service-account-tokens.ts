import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, ServiceAccountId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import { requireServiceAccount } from './require-service-account.ts';
import type { ServiceAccountToken } from './service-account-token.ts';

/**
 * Tokens of a service account, newest first, expired ones included.
 *
 * @throws DomainError `not_found` for the organization or the account, `permission_denied`
 */
export async function listServiceAccountTokens(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  accountId: ServiceAccountId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<ServiceAccountRepositories>,
): Promise<Page<ServiceAccountToken>> {
  await accessOrganization(caller, 'service_account_token.list', organizationId, repositories);
  await requireServiceAccount(organizationId, accountId, repositories);
  return repositories.serviceAccountTokens.list(accountId, page);
}
