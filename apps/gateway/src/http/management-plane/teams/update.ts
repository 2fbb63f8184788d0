import { Team, UpdateTeam } from '@weir/contracts';
import { updateTeam } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { teamParams } from '../path-params.ts';
import { toTeamWire } from './to-wire.ts';

export const updateTeamEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/organizations/{organization_id}/teams/{team_id}',
    operationId: 'updateTeam',
    tag: 'Teams',
    summary: 'Change a team',
    access: 'team.update',
    params: teamParams,
    body: UpdateTeam,
    answer: { status: 200, schema: Team, description: 'The changed team.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) =>
    toTeamWire(await updateTeam(caller, params.organization_id, params.team_id, body, management)),
);
