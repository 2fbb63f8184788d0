import {
  type AddRows,
  type Ask,
  type Examples,
  organization,
  type Scene,
  withBody,
} from '../../../../test/management-plane/example.ts';
import type { Inhabitant } from '../../../../test/management-plane/world.ts';

const team: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, team_id: party.rowIds.teams! },
});

function teamMember(of: (scene: Scene) => Inhabitant): Ask {
  return (scene) => ({ params: { ...team(scene).params, user_id: of(scene).userId } });
}

/** A team with two members. */
export const addRows: AddRows = (rows, { organizationId, member, colleague }) => {
  const id = rows.id();
  const common = { organization_id: organizationId, created_at: rows.at(0) };
  rows.add('teams', { id, name: `Team ${id}`, description: null, ...common });
  for (const { userId } of [member, colleague]) {
    rows.add('team_members', { team_id: id, user_id: userId, ...common });
  }
};

export const examples: Examples = {
  addTeamMember: { request: teamMember(({ party }) => party.admin), own: teamMember(({ me }) => me) },
  createTeam: { request: withBody(organization, () => ({ name: 'New', description: 'About it' })) },
  deleteTeam: { request: team },
  getTeam: { request: team },
  listTeamMembers: { request: team },
  listTeams: { request: organization },
  removeTeamMember: {
    request: teamMember(({ party }) => party.colleague),
    own: teamMember(({ me }) => me),
  },
  updateTeam: { request: withBody(team, () => ({ name: 'Renamed', description: null })) },
};
