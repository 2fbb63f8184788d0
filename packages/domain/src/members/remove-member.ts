import type { OrganizationId, UserCaller, UserId } from '../kernel/index.ts';
import { type ManagementPorts, notFound, reaches, writeToOrganization } from '../management/index.ts';
import { permissionDenied } from '../permissions/index.ts';
import { guardOwners } from './guard-owners.ts';

/**
 * Takes a member out of an organization: of its teams too, and their own keys in it are revoked. Everybody may leave.
 *
 * @throws DomainError `not_found` for the organization or the member; `permission_denied`, also for an admin who would
 *   remove an owner; `last_owner`
 */
export function removeMember(
  caller: UserCaller,
  organizationId: OrganizationId,
  userId: UserId,
  ports: ManagementPorts,
): Promise<void> {
  return writeToOrganization(
    caller,
    'member.remove',
    organizationId,
    ports,
    async (access, { members, sessions }) => {
      const member = await members.find(organizationId, userId);
      if (member === null) throw notFound('member');
      // All members see each other, so this is no 404.
      if (!reaches(access, userId)) throw permissionDenied('member.remove');
      await guardOwners(caller, access, member, null, members);
      const revokedKeys = await members.remove(organizationId, userId, new Date(ports.clock.nowMs()));
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
