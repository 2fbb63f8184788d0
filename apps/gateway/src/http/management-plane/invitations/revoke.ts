import { revokeInvitationOperation } from '@weir/contracts/invitations';
import { revokeInvitation } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';

export const revokeInvitationEndpoint = handle(
  revokeInvitationOperation,
  async ({ caller, params }, { management }) => {
    await revokeInvitation(caller, params.organization_id, params.invitation_id, management);
    return { id: params.invitation_id, deleted: true } as const;
  },
);
