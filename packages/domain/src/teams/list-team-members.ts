import type { OrganizationId, Page, PageRequest, TeamId, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts, notFound } from '../management/index.ts';
import type { TeamMember } from './team.ts';

/** Newest account first. Throws DomainError `not_found` for the organization or the team, `permission_denied`. */
export async function listTeamMembers(
  caller: UserCaller,
  organizationId: OrganizationId,
  id: TeamId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<TeamMember>> {
  await accessOrganization(caller, 'team.read', organizationId, repositories);
  if ((await repositories.teams.find(organizationId, id)) === null) throw notFound('team');
  return repositories.teams.listMembers(organizationId, id, page);
}
