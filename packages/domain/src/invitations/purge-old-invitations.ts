import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { InvitationRepositories } from './ports.ts';

/** How long an invitation is still shown after its expiry. The audit log keeps its id for longer. */
const SHOWN_AFTER_EXPIRY_MS = 90 * 86_400_000;

/**
 * Deletes old invitations, and with them the addresses of people who never came. Several replicas may do so at once.
 *
 * @returns how many this call removed
 */
export function purgeOldInvitations({
  unitOfWork,
  clock,
}: ManagementPorts<InvitationRepositories>): Promise<number> {
  const until = new Date(clock.nowMs() - SHOWN_AFTER_EXPIRY_MS);
  return deleteInBatches((limit) => unitOfWork.repositories.invitations.deleteExpired(until, limit));
}
