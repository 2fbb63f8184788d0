import type { OrganizationId, Page, PageRequest, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts } from '../management/index.ts';
import type { OrganizationCredential } from './organization-credential.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listCredentials(
  caller: UserCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<OrganizationCredential>> {
  await accessOrganization(caller, 'credential.list', organizationId, repositories);
  return repositories.credentials.list(organizationId, page);
}
