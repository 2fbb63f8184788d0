import { removeMemberOperation } from '@weir/contracts/members';
import { removeMember } from '@weir/domain/members';
import { handle } from '../endpoint.ts';

export const removeMemberEndpoint = handle(
  removeMemberOperation,
  async ({ caller, params }, { management }) => {
    await removeMember(caller, params.organization_id, params.user_id, management);
  },
);
