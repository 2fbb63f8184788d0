import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { IDEMPOTENCY_KEY_LIFETIME_MS } from '../management/write.ts';
import type { IdentityRepositories } from './ports.ts';

/**
 * Deletes expired sessions, sign-ins, set-up links and idempotency keys. Several replicas may do so at once.
 *
 * @returns how many this call removed
 */
export async function purgeExpired({
  unitOfWork,
  clock,
}: ManagementPorts<IdentityRepositories>): Promise<number> {
  const { idempotency, sessions, setupLinks, signInAttempts } = unitOfWork.repositories;
  const now = new Date(clock.nowMs());
  const keysUntil = new Date(clock.nowMs() - IDEMPOTENCY_KEY_LIFETIME_MS);
  return (
    (await deleteInBatches((limit) => sessions.deleteExpired(now, limit))) +
    (await deleteInBatches((limit) => signInAttempts.deleteExpired(now, limit))) +
    (await deleteInBatches((limit) => setupLinks.deleteExpired(now, limit))) +
    (await deleteInBatches((limit) => idempotency.deleteExpired(keysUntil, limit)))
  );
}
