import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { ConnectionSummary } from './organization-credential.ts';
import type { CredentialRepositories } from './ports.ts';

/** Connections for which an organization may bring credentials, newest first. Throws DomainError `not_found`, `permission_denied`. */
export async function listConnections(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<CredentialRepositories>,
): Promise<Page<ConnectionSummary>> {
  await accessOrganization(caller, 'credential.list', organizationId, repositories);
  return repositories.credentials.listConnections(page);
}
