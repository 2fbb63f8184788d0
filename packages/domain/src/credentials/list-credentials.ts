import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { OrganizationCredential } from './organization-credential.ts';
import type { CredentialRepositories } from './ports.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listCredentials(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<CredentialRepositories>,
): Promise<Page<OrganizationCredential>> {
  await accessOrganization(caller, 'credential.list', organizationId, repositories);
  return repositories.credentials.list(organizationId, page);
}
