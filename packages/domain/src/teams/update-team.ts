import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, TeamId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { TeamRepositories } from './ports.ts';
import type { Team } from './team.ts';

/** Absent is unchanged, null is cleared. */
export interface UpdateTeamInput {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
}

/** Throws DomainError `not_found` for the organization or the team, `permission_denied`, `name_taken`. */
export function updateTeam(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: TeamId,
  input: UpdateTeamInput,
  ports: ManagementPorts<TeamRepositories>,
): Promise<Team> {
  return writeToOrganization(
    caller,
    'team.update',
    organizationId,
    ports,
    async (_, { teams }) => {
      const team = await teams.find(organizationId, id);
      if (team === null) throw notFound('team');
      const updated: Team = {
        ...team,
        name: input.name ?? team.name,
        description: input.description === undefined ? team.description : input.description,
      };
      await teams.update(updated);
      return { result: updated, target: { kind: 'team', id }, changedFields: changedFields(team, input) };
    },
    // Fields that are absent in the patch are written as they were read.
    { lock: 'exclusive' },
  );
}
