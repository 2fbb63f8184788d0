import { acceptInvitationOperation } from '@weir/contracts/invitations';
import { acceptInvitation } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';
import { toAnsweredInvitationWire } from './to-wire.ts';

export const acceptInvitationEndpoint = handle(
  acceptInvitationOperation,
  async ({ caller, params, body }, { management }) =>
    toAnsweredInvitationWire(
      await acceptInvitation(caller, params.invitation_id, body.token ?? null, management),
      'accepted',
    ),
);
