import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { InvitationId, OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import { writeToOrganization } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { INVITATION_LIFETIME_MS, type Invitation, stateOf } from './invitation.ts';
import { invitationClosed } from './invitation-closed.ts';
import { newInvitationToken } from './invitation-link.ts';
import type { InvitationPorts } from './invitation-ports.ts';
import { isOfDomain } from './may-invite.ts';
import { type IssuedInvitation, mailAllowance, queueMail } from './queue-mail.ts';

/** The oldest of a day's mails may be a minute or a day from counting no more. */
const RETRY_AFTER_MS = 3_600_000;

/**
 * Sends an open or expired invitation again, with a new token and for another seven days. The old token stops working.
 * The caller becomes its inviter.
 *
 * @throws DomainError `not_found` for the organization or the invitation; `permission_denied`, also when an admin resends
 *   the invitation of an owner; `invitation_closed`; `already_member`; `invalid_parameter` for an address of a domain
 *   that the organization no longer allows; `too_many_requests` when too many mails were sent
 */
export async function resendInvitation(
  caller: UserCaller,
  organizationId: OrganizationId,
  id: InvitationId,
  ports: InvitationPorts,
): Promise<IssuedInvitation> {
  const { token, tokenHash } = newInvitationToken(ports);
  const issued = await writeToOrganization(
    caller,
    'invitation.resend',
    organizationId,
    ports,
    async (access, repositories) => {
      const { invitations, organizationSettings } = repositories;
      const invitation = await invitations.findForUpdate(organizationId, id);
      if (invitation === null) throw notFound('invitation');
      if (invitation.role === 'owner') requirePermission(caller.actor, 'owner.change', access.role);
      const nowMs = ports.clock.nowMs();
      const state = stateOf(invitation, nowMs);
      if (state !== 'open' && state !== 'expired') throw invitationClosed();
      if ((await invitations.membersAmong(organizationId, [invitation.email])).size > 0) {
        throw new DomainError('already_member', 'The user with this email address is already a member.');
      }
      const settings = await organizationSettings.find(organizationId);
      if (settings === null) throw notFound('organization');
      if (!isOfDomain(invitation.email, settings.invitationEmailDomains)) {
        throw new DomainError(
          'invalid_parameter',
          'The organization does not allow email addresses of this domain.',
        );
      }
      const by = { organizationId, sentBy: access.userId };
      const allowance = await mailAllowance(by, [invitation.email], repositories, ports);
      if (allowance?.take(invitation.email) === false) throw tooManyMails();
      const renewed: Invitation = {
        ...invitation,
        tokenHash,
        invitedBy: access.userId,
        mail: ports.mailSender === null ? null : 'queued',
        expiresAt: new Date(nowMs + INVITATION_LIFETIME_MS),
      };
      await invitations.update(renewed);
      return {
        result: await queueMail(renewed, token, repositories, ports),
        target: { kind: 'invitation', id },
        changedFields: ['expires_at'],
      };
    },
    // Mails of the organization are counted.
    { lock: 'exclusive' },
  );
  ports.mailSender?.wake();
  return issued;
}

function tooManyMails(): DomainError {
  return new DomainError(
    'too_many_requests',
    'Too many emails today to this address, from you or from this organization. Try again tomorrow.',
    { retryable: true, retryAfterMs: RETRY_AFTER_MS },
  );
}
