import type { OrganizationId, OrganizationRole, Page, PageRequest, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts } from '../management/index.ts';
import type { Member } from './member.ts';

/** Those of one role, or (null) all; newest user first. Throws DomainError `not_found` for the organization. */
export async function listMembers(
  caller: UserCaller,
  organizationId: OrganizationId,
  role: OrganizationRole | null,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<Member>> {
  await accessOrganization(caller, 'member.list', organizationId, repositories);
  return repositories.members.list(organizationId, role, page);
}
