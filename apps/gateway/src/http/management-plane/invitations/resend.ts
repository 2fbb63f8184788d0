import { resendInvitationOperation } from '@weir/contracts/invitations';
import { resendInvitation } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';
import { toInvitationWire } from './to-wire.ts';

export const resendInvitationEndpoint = handle(
  resendInvitationOperation,
  async ({ caller, params }, { management }) => {
    const { invitation, mail, acceptUrl } = await resendInvitation(
      caller,
      params.organization_id,
      params.invitation_id,
      management,
    );
    return {
      invitation: toInvitationWire(invitation, management.clock.nowMs()),
      mail,
      accept_url: acceptUrl,
    };
  },
);
