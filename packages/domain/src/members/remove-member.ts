import type { IdentityRepositories } from '../identity/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import { notFound, reaches } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { cancelSubscriptionsOfMember } from '../subscriptions/leave-organization.ts';
import type { SubscriptionRepositories } from '../subscriptions/ports.ts';
import { guardOwners } from './guard-owners.ts';
import type { MemberRepositories } from './ports.ts';

/**
 * Removes a member from an organization and its teams, and revokes their own keys in it, and cancels their subscriptions. Every member may leave.
 *
 * @throws DomainError `not_found` for the organization or the member; `permission_denied`, also for an admin who removes
 *   an owner; `last_owner`
 */
export function removeMember(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  userId: UserId,
  ports: ManagementPorts<MemberRepositories & IdentityRepositories & SubscriptionRepositories>,
): Promise<void> {
  return writeToOrganization(
    caller,
    'member.remove',
    organizationId,
    ports,
    async (access, repositories) => {
      const { members, sessions } = repositories;
      const member = await members.find(organizationId, userId);
      if (member === null) throw notFound('member');
      // Members may see each other, so this is no 404.
      if (!reaches(access, userId)) throw permissionDenied('member.remove');
      await guardOwners(caller, access, member, null, members);
      const revokedKeys = await members.remove(organizationId, userId, new Date(ports.clock.nowMs()));
      await cancelSubscriptionsOfMember(organizationId, userId, repositories, ports);
      await sessions.markForRotation(userId);
      return {
        result: undefined,
        target: { kind: 'member', id: userId },
        changedFields: revokedKeys > 0 ? ['api_keys'] : [],
      };
    },
    { lock: 'exclusive' },
  );
}
