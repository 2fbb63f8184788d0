import { TeamMembership } from '@weir/contracts';
import { addTeamMember } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { teamMemberParams } from '../path-params.ts';

export const addTeamMemberEndpoint = endpoint(
  {
    method: 'put',
    path: '/v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}',
    operationId: 'addTeamMember',
    tag: 'Teams',
    summary: 'Put a member of the organization into a team',
    access: 'team.add_member',
    params: teamMemberParams,
    answer: {
      status: 200,
      schema: TeamMembership,
      description: 'The member is in the team, now or since before.',
    },
    errors: [404],
  },
  async ({ caller, params }, { management }) => {
    await addTeamMember(caller, params.organization_id, params.team_id, params.user_id, management);
    return { team_id: params.team_id, user_id: params.user_id };
  },
);
