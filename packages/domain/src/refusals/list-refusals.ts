import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { RefusalFilter, RefusalRepositories } from './ports.ts';
import type { RefusalCount } from './refusal.ts';

/**
 * Requests of an organization's keys that were refused, counted by minute. Members see those of their own keys.
 *
 * @throws DomainError `not_found`, `permission_denied`
 */
export async function listRefusals(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  filter: Omit<RefusalFilter, 'ownerId'>,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<RefusalRepositories>,
): Promise<Page<RefusalCount>> {
  const access = await accessOrganization(caller, 'refusal.list', organizationId, repositories);
  const ownerId = access.extent === 'own' ? (access.userId ?? access.serviceAccountId) : null;
  return repositories.refusals.list(organizationId, { ...filter, ownerId }, page);
}
