import { ResentInvitation } from '@weir/contracts';
import { resendInvitation } from '@weir/domain/invitations';
import { endpoint } from '../endpoint.ts';
import { invitationParams } from '../path-params.ts';
import { toInvitationWire } from './to-wire.ts';

export const resendInvitationEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/invitations/{invitation_id}/resend',
    operationId: 'resendInvitation',
    tag: 'Invitations',
    summary: 'Send an invitation again',
    description: 'With a new link, for another seven days. The old link is no good any more.',
    access: 'invitation.resend',
    params: invitationParams,
    answer: { status: 200, schema: ResentInvitation, description: 'The invitation, open again.' },
    errors: [400, 404, 409],
    guarded: true,
  },
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
