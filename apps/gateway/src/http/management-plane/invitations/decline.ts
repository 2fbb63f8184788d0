import { AnsweredInvitation } from '@weir/contracts';
import { declineInvitation } from '@weir/domain/invitations';
import { endpoint } from '../endpoint.ts';
import { receivedInvitationParams } from '../path-params.ts';
import { toAnsweredInvitationWire } from './to-wire.ts';

export const declineInvitationEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/users/me/invitations/{invitation_id}/decline',
    operationId: 'declineInvitation',
    tag: 'Invitations',
    summary: 'Decline an invitation',
    access: 'profile.answer_invitation',
    params: receivedInvitationParams,
    answer: { status: 200, schema: AnsweredInvitation, description: 'The invitation is closed.' },
    errors: [404, 409],
  },
  async ({ caller, params }, { management }) =>
    toAnsweredInvitationWire(await declineInvitation(caller, params.invitation_id, management), 'declined'),
);
