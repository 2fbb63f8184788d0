import type { OrganizationId, Page, PageRequest, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts } from '../management/index.ts';
import type { ConnectionSummary } from './organization-credential.ts';

/** For what an organization may bring credentials, newest first. Throws DomainError `not_found`, `permission_denied`. */
export async function listConnections(
  caller: UserCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<ConnectionSummary>> {
  await accessOrganization(caller, 'credential.list', organizationId, repositories);
  return repositories.credentials.listConnections(page);
}
