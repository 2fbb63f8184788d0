import {
  type Ask,
  type Examples,
  mine,
  nothing,
  organization,
  withBody,
} from '../../../../test/management-plane/example.ts';

const invitation: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, invitation_id: party.invitationId },
});

export const examples: Examples = {
  acceptInvitation: mine(({ invitationId }) => ({ params: { invitation_id: invitationId }, body: {} })),
  createInvitations: {
    request: withBody(organization, () => ({
      invitations: [{ email: 'somebody-new@example.com', role: 'member' }],
    })),
    variants: {
      'an owner': withBody(organization, () => ({
        invitations: [{ email: 'somebody-new@example.com', role: 'owner' }],
      })),
    },
    remark: ({ data }) => data[0].code,
  },
  declineInvitation: mine(({ invitationId }) => ({ params: { invitation_id: invitationId } })),
  getInvitation: { request: invitation },
  listInvitations: { request: organization },
  listReceivedInvitations: { request: nothing },
  openInvitation: { request: ({ party }) => ({ params: { invitation_id: party.invitationId } }) },
  resendInvitation: { request: invitation },
  revokeInvitation: { request: invitation },
};
