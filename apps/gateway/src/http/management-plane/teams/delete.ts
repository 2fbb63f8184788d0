import { deleteTeamOperation } from '@weir/contracts/teams';
import { deleteTeam } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';

export const deleteTeamEndpoint = handle(deleteTeamOperation, async ({ caller, params }, { management }) => {
  await deleteTeam(caller, params.organization_id, params.team_id, management);
});
