import { revokeInvitationOperation } from '@weir/contracts/invitations';
import { revokeInvitation } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';
import { toInvitationWire } from './to-wire.ts';

export const revokeInvitationEndpoint = handle(
  revokeInvitationOperation,
  async ({ caller, params }, { management }) => {
    const invitation = await revokeInvitation(
      caller,
      params.organization_id,
      params.invitation_id,
      management,
    );
    return toInvitationWire(invitation, management.clock.nowMs());
  },
);
