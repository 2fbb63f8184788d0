import type {
  AnsweredInvitation,
  Invitation as InvitationContract,
  ReceivedInvitation as ReceivedInvitationContract,
} from '@weir/contracts/invitations';
import {
  type Invitation,
  type ReceivedInvitation,
  type ShownInvitation,
  stateOf,
} from '@weir/domain/invitations';
import type { z } from 'zod';

export function toInvitationWire(
  invitation: ShownInvitation,
  nowMs: number,
): z.input<typeof InvitationContract> {
  return {
    id: invitation.id,
    organization_id: invitation.organizationId,
    email: invitation.email,
    role: invitation.role,
    state: stateOf(invitation, nowMs),
    invited_by: invitation.invitedBy,
    inviter_may_invite: invitation.inviterMayInvite,
    created_at: invitation.createdAt.toISOString(),
    mail: invitation.mail,
    last_sent_at: invitation.lastSentAt?.toISOString() ?? null,
    expires_at: invitation.expiresAt.toISOString(),
  };
}

export function toReceivedInvitationWire(
  invitation: ReceivedInvitation,
): z.input<typeof ReceivedInvitationContract> {
  return {
    id: invitation.id,
    organization_id: invitation.organizationId,
    organization_name: invitation.organizationName,
    role: invitation.role,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
  };
}

export function toAnsweredInvitationWire(
  { id, organizationId, role }: Invitation,
  state: 'accepted' | 'declined',
): z.input<typeof AnsweredInvitation> {
  return { id, organization_id: organizationId, role, state };
}
