import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, TeamId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { TeamRepositories } from './ports.ts';

/** Throws DomainError `not_found` for the organization or the team, `permission_denied`. */
export function deleteTeam(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: TeamId,
  ports: ManagementPorts<TeamRepositories>,
): Promise<void> {
  return writeToOrganization(caller, 'team.delete', organizationId, ports, async (_, { teams }) => {
    if ((await teams.find(organizationId, id)) === null) throw notFound('team');
    await teams.delete(organizationId, id);
    return { result: undefined, target: { kind: 'team', id } };
  });
}
