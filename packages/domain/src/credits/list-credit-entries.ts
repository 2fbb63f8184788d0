import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { CreditEntry } from './credit-entry.ts';
import type { CreditRepositories } from './ports.ts';

/** Newest first. Throws DomainError `not_found`, `permission_denied`. */
export async function listCreditEntries(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<CreditRepositories>,
): Promise<Page<CreditEntry>> {
  await accessOrganization(caller, 'organization.credits.read', organizationId, repositories);
  return repositories.credits.list(organizationId, page);
}
