import { AcceptInvitation, AnsweredInvitation } from '@weir/contracts';
import { acceptInvitation } from '@weir/domain/invitations';
import { endpoint } from '../endpoint.ts';
import { receivedInvitationParams } from '../path-params.ts';
import { toAnsweredInvitationWire } from './to-wire.ts';

export const acceptInvitationEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/users/me/invitations/{invitation_id}/accept',
    operationId: 'acceptInvitation',
    tag: 'Invitations',
    summary: 'Accept an invitation',
    description:
      'For whoever is signed in with the verified e-mail address that was invited. An invitation that expired, was revoked or answered, or whose inviter might not invite any more, is `invitation_closed`.',
    access: 'profile.answer_invitation',
    params: receivedInvitationParams,
    body: AcceptInvitation,
    answer: { status: 200, schema: AnsweredInvitation, description: 'You are a member.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) =>
    toAnsweredInvitationWire(
      await acceptInvitation(caller, params.invitation_id, body.token ?? null, management),
      'accepted',
    ),
);
