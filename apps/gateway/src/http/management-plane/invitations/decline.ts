import { declineInvitationOperation } from '@weir/contracts/invitations';
import { declineInvitation } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';
import { toAnsweredInvitationWire } from './to-wire.ts';

export const declineInvitationEndpoint = handle(
  declineInvitationOperation,
  async ({ caller, params }, { management }) =>
    toAnsweredInvitationWire(await declineInvitation(caller, params.invitation_id, management), 'declined'),
);
