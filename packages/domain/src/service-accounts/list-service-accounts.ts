import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import type { ServiceAccount } from './service-account.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listServiceAccounts(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<ServiceAccountRepositories>,
): Promise<Page<ServiceAccount>> {
  await accessOrganization(caller, 'service_account.list', organizationId, repositories);
  return repositories.serviceAccounts.list(organizationId, page);
}
