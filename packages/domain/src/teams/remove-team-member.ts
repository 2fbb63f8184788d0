import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, TeamId, UserId } from '../kernel/ids.ts';
import { notFound, reaches } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import type { TeamRepositories } from './ports.ts';

/**
 * Members may remove themselves.
 *
 * @throws DomainError `not_found` for the organization, the team, or a user who is not in it; `permission_denied`
 */
export function removeTeamMember(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: TeamId,
  userId: UserId,
  ports: ManagementPorts<TeamRepositories>,
): Promise<void> {
  return writeToOrganization(
    caller,
    'team.remove_member',
    organizationId,
    ports,
    async (access, { teams }) => {
      if ((await teams.find(organizationId, id)) === null) throw notFound('team');
      // All members may see who is in a team, so this is no 404.
      if (!reaches(access, userId)) throw permissionDenied('team.remove_member');
      if (!(await teams.removeMember(organizationId, id, userId))) throw notFound('member');
      return {
        result: undefined,
        target: { kind: 'team', id },
        changedFields: [`members.${userId}`],
      };
    },
  );
}
