import { PageQuery, TeamList } from '@weir/contracts';
import { listTeams } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { organizationParams } from '../path-params.ts';
import { toTeamWire } from './to-wire.ts';

export const listTeamsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/teams',
    operationId: 'listTeams',
    tag: 'Teams',
    summary: 'List the teams of an organization',
    access: 'team.list',
    params: organizationParams,
    query: PageQuery,
    answer: { status: 200, schema: TeamList, description: 'A page of teams, newest first.' },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) =>
    toList(await listTeams(caller, params.organization_id, toPageRequest(query), management), toTeamWire),
);
