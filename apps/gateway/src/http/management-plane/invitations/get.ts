import { getInvitationOperation } from '@weir/contracts/invitations';
import { getInvitation } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';
import { toInvitationWire } from './to-wire.ts';

export const getInvitationEndpoint = handle(
  getInvitationOperation,
  async ({ caller, params }, { management }) =>
    toInvitationWire(
      await getInvitation(caller, params.organization_id, params.invitation_id, management),
      management.clock.nowMs(),
    ),
);
