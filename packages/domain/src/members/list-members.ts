import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { Member } from './member.ts';
import type { MemberFilter, MemberRepositories } from './ports.ts';

/** Throws DomainError `not_found` for the organization. */
export async function listMembers(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  filter: MemberFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<MemberRepositories>,
): Promise<Page<Member>> {
  await accessOrganization(caller, 'member.list', organizationId, repositories);
  return repositories.members.list(organizationId, filter, page);
}
