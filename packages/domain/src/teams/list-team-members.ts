import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, TeamId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { TeamRepositories } from './ports.ts';
import type { TeamMember } from './team.ts';

/** Newest account first. Throws DomainError `not_found` for the organization or the team, `permission_denied`. */
export async function listTeamMembers(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: TeamId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<TeamRepositories>,
): Promise<Page<TeamMember>> {
  await accessOrganization(caller, 'team.read', organizationId, repositories);
  if ((await repositories.teams.find(organizationId, id)) === null) throw notFound('team');
  return repositories.teams.listMembers(organizationId, id, page);
}
