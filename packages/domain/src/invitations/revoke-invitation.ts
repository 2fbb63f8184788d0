import type { IdentityRepositories } from '../identity/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { InvitationId, OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { stateOf } from './invitation.ts';
import { invitationClosed } from './invitation-closed.ts';
import { type ShownInvitation, withInviters } from './may-invite.ts';
import type { InvitationRepositories } from './ports.ts';

/**
 * @throws DomainError `not_found` for the organization or the invitation; `permission_denied`, also when an admin revokes
 *   the invitation of an owner; `invitation_closed` for one that was answered or revoked
 */
export function revokeInvitation(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: InvitationId,
  ports: ManagementPorts<InvitationRepositories & IdentityRepositories>,
): Promise<ShownInvitation> {
  return writeToOrganization(
    caller,
    'invitation.revoke',
    organizationId,
    ports,
    async (access, repositories) => {
      const { invitations } = repositories;
      const invitation = await invitations.findForUpdate(organizationId, id);
      if (invitation === null) throw notFound('invitation');
      if (invitation.role === 'owner') requirePermission(caller.actor, 'owner.change', access.role);
      const nowMs = ports.clock.nowMs();
      const state = stateOf(invitation, nowMs);
      if (state !== 'open' && state !== 'expired') throw invitationClosed();
      const revoked = { ...invitation, revokedAt: new Date(nowMs) };
      await invitations.update(revoked);
      const [shown] = await withInviters([revoked], repositories);
      return { result: shown!, target: { kind: 'invitation', id } };
    },
  );
}
