import { newId, type OrganizationId, type UserId } from '../kernel/ids.ts';
import type { EmailAddress, Invitation } from './invitation.ts';
import { invitationUrl } from './invitation-link.ts';
import type { InvitationPorts } from './invitation-ports.ts';
import { MAIL_LIMIT_PERIOD_MS, MailAllowance } from './mail-limits.ts';
import type { ShownInvitation } from './may-invite.ts';
import type { InvitationRepositories } from './ports.ts';

export interface IssuedInvitation {
  readonly invitation: ShownInvitation;
  /** `none`: no mail is sent here. */
  readonly mail: 'queued' | 'none';
  /** Set only where no mail is sent: the inviter passes it on. It is shown this once. */
  readonly acceptUrl: string | null;
}

/** What may be mailed to these addresses; null where no mail is sent. */
export async function mailAllowance(
  by: { readonly organizationId: OrganizationId; readonly sentBy: UserId | null },
  recipients: readonly EmailAddress[],
  { outgoingMails }: InvitationRepositories,
  { mailSender, clock }: Pick<InvitationPorts, 'mailSender' | 'clock'>,
): Promise<MailAllowance | null> {
  if (mailSender === null) return null;
  const since = new Date(clock.nowMs() - MAIL_LIMIT_PERIOD_MS);
  return new MailAllowance(await outgoingMails.count(since, by, recipients));
}

/** Queues the mail of an invitation in its transaction, or shows the link where no mail is sent. */
export async function queueMail(
  invitation: Invitation,
  token: string,
  { outgoingMails }: InvitationRepositories,
  { mailSender, cipher, clock, randomBytes, publicUrl }: InvitationPorts,
): Promise<IssuedInvitation> {
  const shown = { ...invitation, inviterMayInvite: true };
  if (mailSender === null) {
    return { invitation: shown, mail: 'none', acceptUrl: invitationUrl(publicUrl, invitation.id, token) };
  }
  const nowMs = clock.nowMs();
  const id = newId<'outgoing-mail'>(nowMs, randomBytes);
  await outgoingMails.insert({
    id,
    organizationId: invitation.organizationId,
    invitationId: invitation.id,
    sentBy: invitation.invitedBy,
    tokenEncrypted: cipher.encrypt(token, 'outgoing-mail', id),
    createdAt: new Date(nowMs),
  });
  return { invitation: shown, mail: 'queued', acceptUrl: null };
}
