import { CreateTeam, Team } from '@weir/contracts';
import { createTeam } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toTeamWire } from './to-wire.ts';

export const createTeamEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/teams',
    operationId: 'createTeam',
    tag: 'Teams',
    summary: 'Create a team',
    access: 'team.create',
    params: organizationParams,
    body: CreateTeam,
    answer: { status: 201, schema: Team, description: 'The new team.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) =>
    toTeamWire(await createTeam(caller, params.organization_id, body, management)),
);
