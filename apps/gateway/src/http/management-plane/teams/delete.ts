import { Deleted } from '@weir/contracts';
import { deleteTeam } from '@weir/domain/teams';
import { endpoint } from '../endpoint.ts';
import { teamParams } from '../path-params.ts';

export const deleteTeamEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/organizations/{organization_id}/teams/{team_id}',
    operationId: 'deleteTeam',
    tag: 'Teams',
    summary: 'Delete a team',
    access: 'team.delete',
    params: teamParams,
    answer: {
      status: 200,
      schema: Deleted,
      description: 'The team is gone; its members stay in the organization.',
    },
    errors: [404],
  },
  async ({ caller, params }, { management }) => {
    await deleteTeam(caller, params.organization_id, params.team_id, management);
    return { id: params.team_id, deleted: true } as const;
  },
);
