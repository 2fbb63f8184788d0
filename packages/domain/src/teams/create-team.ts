import type { SignedInCaller } from '../kernel/actor.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { TeamRepositories } from './ports.ts';
import type { Team } from './team.ts';

export interface CreateTeamInput {
  readonly name: string;
  readonly description: string | null;
}

/** Throws DomainError `not_found` for the organization, `permission_denied`, `name_taken`. */
export function createTeam(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  input: CreateTeamInput,
  ports: ManagementPorts<TeamRepositories>,
): Promise<Team> {
  return writeToOrganization(caller, 'team.create', organizationId, ports, async (_, { teams }) => {
    const nowMs = ports.clock.nowMs();
    const team: Team = {
      id: newId(nowMs, ports.randomBytes),
      organizationId,
      ...input,
      createdAt: new Date(nowMs),
    };
    await teams.insert(team);
    return { result: team, target: { kind: 'team', id: team.id } };
  });
}
