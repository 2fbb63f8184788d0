import type { IdentityRepositories } from '../identity/ports.ts';
import type { TokenHash } from '../identity/session.ts';
import type { InvitationId, UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { Repositories } from '../management/unit-of-work.ts';
import { type Invitation, stateOf } from './invitation.ts';
import { invitationClosed } from './invitation-closed.ts';
import type { InvitationRepositories } from './ports.ts';

/**
 * The open invitation to the user's verified e-mail address; it and its organization are locked. For anybody else the
 * invitation does not exist, with or without its token.
 *
 * @param tokenHash of the token in the request; null without one
 * @throws DomainError `not_found`; `invitation_closed`, only for the user it is addressed to
 */
export async function requireReceivedInvitation(
  id: InvitationId,
  userId: UserId,
  tokenHash: TokenHash | null,
  repositories: Repositories<InvitationRepositories & IdentityRepositories>,
  nowMs: number,
): Promise<Invitation> {
  const { access, invitations, users } = repositories;
  const user = await users.find(userId);
  if (user?.email == null || !user.emailVerified) throw notFound('invitation');
  const organizationId = await invitations.organizationOf(id, user.email);
  if (organizationId === null) throw notFound('invitation');
  if ((await access.find(organizationId, userId, 'shared', 'live')) === null) throw notFound('invitation');
  const invitation = await invitations.findForUpdate(organizationId, id);
  if (invitation === null) throw notFound('invitation');
  if (tokenHash !== null && tokenHash !== invitation.tokenHash) throw notFound('invitation');
  if (stateOf(invitation, nowMs) !== 'open') throw invitationClosed();
  return invitation;
}
