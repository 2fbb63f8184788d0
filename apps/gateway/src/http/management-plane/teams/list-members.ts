import { PageQuery, TeamMemberList } from '@weir/contracts';
import { listTeamMembers } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { teamParams } from '../path-params.ts';
import { toTeamMemberWire } from './to-wire.ts';

export const listTeamMembersEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/teams/{team_id}/members',
    operationId: 'listTeamMembers',
    tag: 'Teams',
    summary: 'List the members of a team',
    access: 'team.read',
    params: teamParams,
    query: PageQuery,
    answer: { status: 200, schema: TeamMemberList, description: 'A page of members, newest account first.' },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) =>
    toList(
      await listTeamMembers(caller, params.organization_id, params.team_id, toPageRequest(query), management),
      toTeamMemberWire,
    ),
);
