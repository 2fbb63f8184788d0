import { acceptInvitationEndpoint } from './accept.ts';
import { createInvitationsEndpoint } from './create.ts';
import { declineInvitationEndpoint } from './decline.ts';
import { getInvitationEndpoint } from './get.ts';
import { listInvitationsEndpoint } from './list.ts';
import { listReceivedInvitationsEndpoint } from './list-received.ts';
import { invitationPageEndpoint } from './page.ts';
import { resendInvitationEndpoint } from './resend.ts';
import { revokeInvitationEndpoint } from './revoke.ts';

export const invitationEndpoints = [
  createInvitationsEndpoint,
  listInvitationsEndpoint,
  getInvitationEndpoint,
  resendInvitationEndpoint,
  revokeInvitationEndpoint,
  listReceivedInvitationsEndpoint,
  acceptInvitationEndpoint,
  declineInvitationEndpoint,
  invitationPageEndpoint,
];
