import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { MAIL_LIMIT_PERIOD_MS } from './mail-limits.ts';
import type { InvitationRepositories } from './ports.ts';

/** How long an invitation is still shown after its expiry. The audit log keeps its id for longer. */
const SHOWN_AFTER_EXPIRY_MS = 90 * 86_400_000;

/**
 * Deletes old invitations, and with them the addresses of people who never came. Several replicas may do so at once.
 *
 * @returns how many invitations this call removed
 */
export async function purgeOldInvitations({
  unitOfWork,
  clock,
}: ManagementPorts<InvitationRepositories>): Promise<number> {
  const { invitations, outgoingMails } = unitOfWork.repositories;
  const nowMs = clock.nowMs();
  const until = new Date(nowMs - SHOWN_AFTER_EXPIRY_MS);
  const counted = new Date(nowMs - MAIL_LIMIT_PERIOD_MS);
  await deleteInBatches((limit) => outgoingMails.deleteEnded(counted, limit));
  return deleteInBatches((limit) => invitations.deleteExpired(until, limit));
}
