import { Team } from '@weir/contracts';
import { getTeam } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { teamParams } from '../path-params.ts';
import { toTeamWire } from './to-wire.ts';

export const getTeamEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/teams/{team_id}',
    operationId: 'getTeam',
    tag: 'Teams',
    summary: 'Get a team',
    access: 'team.read',
    params: teamParams,
    answer: { status: 200, schema: Team, description: 'The team.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toTeamWire(await getTeam(caller, params.organization_id, params.team_id, management)),
);
