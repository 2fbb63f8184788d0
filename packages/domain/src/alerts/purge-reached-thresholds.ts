import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { AlertRepositories } from './ports.ts';

/** Longer than any period. */
const KEPT_MS = 400 * 86_400_000;

/** Forgets which thresholds were told in periods that ended long ago. Returns how many. */
export function purgeReachedThresholds({
  unitOfWork,
  clock,
}: ManagementPorts<AlertRepositories>): Promise<number> {
  const before = new Date(clock.nowMs() - KEPT_MS);
  return deleteInBatches((limit) => unitOfWork.repositories.limitThresholds.deleteReached(before, limit));
}
