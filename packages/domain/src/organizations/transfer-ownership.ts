import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { Member } from '../members/member.ts';
import type { MemberRepositories } from '../members/ports.ts';

/**
 * Makes a member an owner and, if the caller is an owner, the caller an admin. Of concurrent calls by one owner exactly
 * one succeeds: in the others the caller is no longer an owner.
 *
 * @returns the new owner
 * @throws DomainError `not_found` for the organization or the member; `permission_denied`; `conflict` for a member
 *   whose account is deactivated, and for an owner who transfers it to themselves
 */
export function transferOwnership(
  caller: UserCaller,
  organizationId: OrganizationId,
  to: UserId,
  ports: ManagementPorts<IdentityRepositories & MemberRepositories>,
): Promise<Member> {
  return writeToOrganization(
    caller,
    'organization.transfer',
    organizationId,
    ports,
    async ({ role }, { members, sessions, users }) => {
      const { userId } = caller.actor;
      // Locked, so that the new owner is not deactivated in the meantime.
      await users.findForUpdate(to);
      const member = await members.find(organizationId, to);
      if (member === null) throw notFound('member');
      if (!member.active) throw conflict('The account of this member is deactivated.');
      if (to === userId && role === 'owner') throw conflict('You are already an owner.');
      if (member.role !== 'owner') {
        await members.updateRole(organizationId, to, 'owner');
        await sessions.markForRotation(to);
      }
      if (role === 'owner') {
        await members.updateRole(organizationId, userId, 'admin');
        await sessions.markForRotation(userId);
      }
      return {
        result: { ...member, role: 'owner' },
        target: { kind: 'member', id: to },
        changedFields: ['role'],
        roleChange: member.role === 'owner' ? null : { from: member.role, to: 'owner' },
      };
    },
    { lock: 'exclusive' },
  );
}

function conflict(message: string): DomainError {
  return new DomainError('conflict', message, { param: 'user_id' });
}
