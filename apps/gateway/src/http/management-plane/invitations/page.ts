import { openInvitationOperation } from '@weir/contracts/invitations';
import { handle } from '../endpoint.ts';
import { INVITATION_PAGE, INVITATION_PAGE_POLICY } from './invitation-page.ts';

export const invitationPageEndpoint = handle(
  openInvitationOperation,
  async () =>
    new Response(INVITATION_PAGE, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': INVITATION_PAGE_POLICY,
      },
    }),
);
