import type { OrganizationId, TeamId, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts, notFound } from '../management/index.ts';
import type { Team } from './team.ts';

/** Throws DomainError `not_found` for the organization or the team, `permission_denied`. */
export async function getTeam(
  caller: UserCaller,
  organizationId: OrganizationId,
  id: TeamId,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Team> {
  await accessOrganization(caller, 'team.read', organizationId, repositories);
  const team = await repositories.teams.find(organizationId, id);
  if (team === null) throw notFound('team');
  return team;
}
