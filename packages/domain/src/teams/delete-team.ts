import type { OrganizationId, TeamId, UserCaller } from '../kernel/index.ts';
import { type ManagementPorts, notFound, writeToOrganization } from '../management/index.ts';

/** Throws DomainError `not_found` for the organization or the team, `permission_denied`. */
export function deleteTeam(
  caller: UserCaller,
  organizationId: OrganizationId,
  id: TeamId,
  ports: ManagementPorts,
): Promise<void> {
  return writeToOrganization(caller, 'team.delete', organizationId, ports, async (_, { teams }) => {
    if ((await teams.find(organizationId, id)) === null) throw notFound('team');
    await teams.delete(organizationId, id);
    return { result: undefined, target: { kind: 'team', id } };
  });
}
