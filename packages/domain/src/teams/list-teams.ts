import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { TeamRepositories } from './ports.ts';
import type { Team } from './team.ts';

/** Those whose name begins so, or (null) all. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listTeams(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  beginning: string | null,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<TeamRepositories>,
): Promise<Page<Team>> {
  await accessOrganization(caller, 'team.list', organizationId, repositories);
  return repositories.teams.list(organizationId, beginning, page);
}
