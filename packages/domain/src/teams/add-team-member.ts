import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, TeamId, UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { TeamRepositories } from './ports.ts';

/**
 * Idempotent.
 *
 * @throws DomainError `not_found` for the organization, the team, or a user who is no member of the organization;
 *   `permission_denied`
 */
export function addTeamMember(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: TeamId,
  userId: UserId,
  ports: ManagementPorts<TeamRepositories>,
): Promise<void> {
  return writeToOrganization(caller, 'team.add_member', organizationId, ports, async (_, { teams }) => {
    if ((await teams.find(organizationId, id)) === null) throw notFound('team');
    const added = await teams.addMember(organizationId, id, userId, new Date(ports.clock.nowMs()));
    if (!added) throw notFound('member');
    return {
      result: undefined,
      target: { kind: 'team', id },
      changedFields: [`members.${userId}`],
    };
  });
}
