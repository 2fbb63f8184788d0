import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { OutboxRepositories } from './ports.ts';

/** How long what was sent is shown in the list of deliveries. */
const DELIVERIES_SHOWN_MS = 7 * 86_400_000;

/** Deletes old events that nobody waits for any more. Returns how many. */
export function purgeOldEvents({ unitOfWork, clock }: ManagementPorts<OutboxRepositories>): Promise<number> {
  const before = new Date(clock.nowMs() - DELIVERIES_SHOWN_MS);
  return deleteInBatches((limit) => unitOfWork.repositories.outbox.deleteEnded(before, limit));
}
