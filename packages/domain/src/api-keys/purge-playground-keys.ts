import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { PlaygroundKeyRepositories } from './ports.ts';

/** How long reports can still name the key. What it used stays without it. */
const KEPT_AFTER_EXPIRY_MS = 30 * 86_400_000;

/**
 * Deletes keys of the playground 30 days after they expired. Several replicas may do so at once.
 *
 * @returns how many this call removed
 */
export function purgePlaygroundKeys({
  unitOfWork: { repositories },
  clock,
}: ManagementPorts<PlaygroundKeyRepositories>): Promise<number> {
  const until = new Date(clock.nowMs() - KEPT_AFTER_EXPIRY_MS);
  return deleteInBatches((limit) => repositories.playgroundKeys.deleteExpired(until, limit));
}
