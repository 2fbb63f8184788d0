import type { InvitationId, OrganizationId, UserCaller } from '../kernel/index.ts';
import { type ManagementPorts, notFound, writeToOrganization } from '../management/index.ts';
import { requirePermission } from '../permissions/index.ts';
import { stateOf } from './invitation.ts';
import { invitationClosed } from './invitation-closed.ts';

/**
 * @throws DomainError `not_found` for the organization or the invitation; `permission_denied`, also for an admin and the
 *   invitation of an owner; `invitation_closed` for one that was answered or revoked
 */
export function revokeInvitation(
  caller: UserCaller,
  organizationId: OrganizationId,
  id: InvitationId,
  ports: ManagementPorts,
): Promise<void> {
  return writeToOrganization(
    caller,
    'invitation.revoke',
    organizationId,
    ports,
    async (access, { invitations }) => {
      const invitation = await invitations.findForUpdate(organizationId, id);
      if (invitation === null) throw notFound('invitation');
      if (invitation.role === 'owner') requirePermission(caller.actor, 'owner.change', access.role);
      const nowMs = ports.clock.nowMs();
      const state = stateOf(invitation, nowMs);
      if (state !== 'open' && state !== 'expired') throw invitationClosed();
      await invitations.update({ ...invitation, revokedAt: new Date(nowMs) });
      return { result: undefined, target: { kind: 'invitation', id } };
    },
  );
}
