import { Deleted } from '@weir/contracts';
import { removeTeamMember } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { teamMemberParams } from '../path-params.ts';

export const removeTeamMemberEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}',
    operationId: 'removeTeamMember',
    tag: 'Teams',
    summary: 'Take a member out of a team',
    description: 'Members may take themselves out.',
    access: 'team.remove_member',
    params: teamMemberParams,
    answer: {
      status: 200,
      schema: Deleted,
      description: 'The user is not in the team any more, but still in the organization.',
    },
    errors: [404],
  },
  async ({ caller, params }, { management }) => {
    await removeTeamMember(caller, params.organization_id, params.team_id, params.user_id, management);
    return { id: params.user_id, deleted: true } as const;
  },
);
