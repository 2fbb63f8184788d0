import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { InvitationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { Invitation } from './invitation.ts';
import type { InvitationRepositories } from './ports.ts';
import { requireReceivedInvitation } from './received-invitation.ts';

/** Throws DomainError `not_found` for an invitation that is not the caller's, `invitation_closed`. */
export function declineInvitation(
  caller: UserCaller,
  id: InvitationId,
  ports: ManagementPorts<InvitationRepositories & IdentityRepositories>,
): Promise<Invitation> {
  return writeToPlatform(caller, 'invitation.decline', ports, async (repositories) => {
    const nowMs = ports.clock.nowMs();
    const invitation = await requireReceivedInvitation(id, caller.actor.userId, null, repositories, nowMs);
    const declined: Invitation = { ...invitation, declinedAt: new Date(nowMs) };
    await repositories.invitations.update(declined);
    return {
      result: declined,
      target: { kind: 'invitation', id },
      changedFields: ['declined_at'],
      organizationId: invitation.organizationId,
    };
  });
}
