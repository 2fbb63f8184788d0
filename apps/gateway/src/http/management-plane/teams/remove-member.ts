import { removeTeamMemberOperation } from '@weir/contracts/teams';
import { removeTeamMember } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';

export const removeTeamMemberEndpoint = handle(
  removeTeamMemberOperation,
  async ({ caller, params }, { management }) => {
    await removeTeamMember(caller, params.organization_id, params.team_id, params.user_id, management);
  },
);
