import type { Invitation } from './invitation.ts';
import { invitationUrl } from './invitation-link.ts';
import type { InvitationPorts } from './invitation-ports.ts';

/** An invitation that is stored but not sent yet. */
export interface IssuedInvitation {
  readonly invitation: Invitation;
  readonly token: string;
  readonly organizationName: string;
}

export interface DeliveredInvitation {
  readonly invitation: Invitation;
  /** `failed`: the invitation is still valid and can be sent again. `none`: no mail is sent here. */
  readonly mail: 'sent' | 'failed' | 'none';
  /** Set only where no mail is sent: the inviter passes it on. It is shown this once. */
  readonly acceptUrl: string | null;
}

const MAX_AT_ONCE = 5;
/** No mail is started later than this: the inviter waits for the answer. */
const MAX_DURATION_MS = 20_000;

/** Mails invitations in the given order, after their transaction was committed. Never rejects. */
export async function mailInvitations(
  issued: readonly IssuedInvitation[],
  ports: InvitationPorts,
): Promise<DeliveredInvitation[]> {
  const deadlineMs = ports.clock.nowMs() + MAX_DURATION_MS;
  const delivered: DeliveredInvitation[] = [];
  const queue = issued.entries();
  const work = async () => {
    for (const [index, invitation] of queue) {
      delivered[index] = await deliver(invitation, deadlineMs, ports);
    }
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, work));
  return delivered;
}

async function deliver(
  { invitation, token, organizationName }: IssuedInvitation,
  deadlineMs: number,
  { mailer, publicUrl, clock, logger }: InvitationPorts,
): Promise<DeliveredInvitation> {
  const acceptUrl = invitationUrl(publicUrl, invitation.id, token);
  if (mailer === null) return { invitation, mail: 'none', acceptUrl };
  const { email, role, expiresAt } = invitation;
  const failure =
    clock.nowMs() >= deadlineMs
      ? 'timed_out'
      : await mailer.send({ to: email, organizationName, role, acceptUrl, expiresAt });
  if (failure === null) return { invitation, mail: 'sent', acceptUrl: null };
  logger.log('warn', 'mail.failed', { errorCode: failure, invitationId: invitation.id });
  return { invitation, mail: 'failed', acceptUrl: null };
}
