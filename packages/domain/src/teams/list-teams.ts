import type { OrganizationId, Page, PageRequest, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts } from '../management/index.ts';
import type { Team } from './team.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listTeams(
  caller: UserCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<Team>> {
  await accessOrganization(caller, 'team.list', organizationId, repositories);
  return repositories.teams.list(organizationId, page);
}
