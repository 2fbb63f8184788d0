import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { Member } from './member.ts';
import type { MemberRepositories } from './ports.ts';

/** Throws DomainError `not_found` for the organization or the member, `permission_denied`. */
export async function getMember(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  userId: UserId,
  { unitOfWork: { repositories } }: ManagementPorts<MemberRepositories>,
): Promise<Member> {
  await accessOrganization(caller, 'member.read', organizationId, repositories);
  const member = await repositories.members.find(organizationId, userId);
  if (member === null) throw notFound('member');
  return member;
}
