import type { TokenHash } from '../identity/session.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { InvitationId } from '../kernel/ids.ts';
import { writeToPlatform } from '../management/write.ts';
import { limitNewMember } from '../platform-settings/limit-new-member.ts';
import type { Invitation } from './invitation.ts';
import { invitationClosed } from './invitation-closed.ts';
import type { InvitationPorts } from './invitation-ports.ts';
import { inviterMayStill } from './may-invite.ts';
import { requireReceivedInvitation } from './received-invitation.ts';

/**
 * Makes the caller a member. Of concurrent calls exactly one succeeds.
 *
 * @param token from the link; null without one, since the verified address suffices
 * @throws DomainError `not_found` for an invitation that is not the caller's, or a token of another one;
 *   `invitation_closed` when it expired, was revoked or answered, or when its inviter may no longer make it;
 *   `already_member`, whose role stays the same
 */
export function acceptInvitation(
  caller: UserCaller,
  id: InvitationId,
  token: string | null,
  ports: Pick<InvitationPorts, 'unitOfWork' | 'clock' | 'randomBytes' | 'hasher'>,
): Promise<Invitation> {
  return writeToPlatform(caller, 'invitation.accept', ports, async (repositories) => {
    const { userId } = caller.actor;
    const nowMs = ports.clock.nowMs();
    const now = new Date(nowMs);
    const tokenHash = token === null ? null : (ports.hasher.sha256Hex(token) as TokenHash);
    const invitation = await requireReceivedInvitation(id, userId, tokenHash, repositories, nowMs);
    if (!(await inviterMayStill(invitation, repositories))) throw invitationClosed();
    const { organizationId, role } = invitation;
    await repositories.members.insert(organizationId, userId, role, now);
    await limitNewMember(organizationId, userId, repositories, ports);
    const accepted: Invitation = { ...invitation, acceptedAt: now };
    await repositories.invitations.update(accepted);
    await repositories.sessions.markForRotation(userId);
    return {
      result: accepted,
      target: { kind: 'invitation', id },
      changedFields: ['accepted_at'],
      organizationId,
    };
  });
}
