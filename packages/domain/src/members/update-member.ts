import type { IdentityRepositories } from '../identity/ports.ts';
import type { OrganizationRole, UserCaller } from '../kernel/actor.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { guardOwners } from './guard-owners.ts';
import type { Member } from './member.ts';
import type { MemberRepositories } from './ports.ts';

/** Absent is unchanged. */
export interface UpdateMemberInput {
  readonly role?: OrganizationRole | undefined;
}

/**
 * Changes a member's role. It applies from their next request on, and their sessions get new tokens.
 *
 * @throws DomainError `not_found` for the organization or the member; `permission_denied`, also when an admin changes or
 *   makes an owner; `last_owner`
 */
export function updateMember(
  caller: UserCaller,
  organizationId: OrganizationId,
  userId: UserId,
  input: UpdateMemberInput,
  ports: ManagementPorts<MemberRepositories & IdentityRepositories>,
): Promise<Member> {
  return writeToOrganization(
    caller,
    'member.update',
    organizationId,
    ports,
    async (access, { members, sessions }) => {
      const member = await members.find(organizationId, userId);
      if (member === null) throw notFound('member');
      const role = input.role ?? member.role;
      await guardOwners(caller, access, member, role, members);
      if (role !== member.role) {
        await members.updateRole(organizationId, userId, role);
        await sessions.markForRotation(userId);
      }
      return {
        result: { ...member, role },
        target: { kind: 'member', id: userId },
        changedFields: role === member.role ? [] : ['role'],
        roleChange: role === member.role ? null : { from: member.role, to: role },
      };
    },
    { lock: 'exclusive' },
  );
}
