import { addTeamMemberOperation } from '@weir/contracts/teams';
import { addTeamMember } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';

export const addTeamMemberEndpoint = handle(
  addTeamMemberOperation,
  async ({ caller, params }, { management }) => {
    await addTeamMember(caller, params.organization_id, params.team_id, params.user_id, management);
    return { team_id: params.team_id, user_id: params.user_id };
  },
);
