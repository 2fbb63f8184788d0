import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, TeamId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { TeamRepositories } from './ports.ts';
import type { Team } from './team.ts';

/** Throws DomainError `not_found` for the organization or the team, `permission_denied`. */
export async function getTeam(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: TeamId,
  { unitOfWork: { repositories } }: ManagementPorts<TeamRepositories>,
): Promise<Team> {
  await accessOrganization(caller, 'team.read', organizationId, repositories);
  const team = await repositories.teams.find(organizationId, id);
  if (team === null) throw notFound('team');
  return team;
}
