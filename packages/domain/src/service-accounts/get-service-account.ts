import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, ServiceAccountId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import { requireServiceAccount } from './require-service-account.ts';
import type { ServiceAccount } from './service-account.ts';

/** Throws DomainError `not_found` for the organization or the account, `permission_denied`. */
export async function getServiceAccount(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: ServiceAccountId,
  { unitOfWork: { repositories } }: ManagementPorts<ServiceAccountRepositories>,
): Promise<ServiceAccount> {
  await accessOrganization(caller, 'service_account.read', organizationId, repositories);
  return requireServiceAccount(organizationId, id, repositories);
}
