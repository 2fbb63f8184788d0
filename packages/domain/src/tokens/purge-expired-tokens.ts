import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { ServiceAccountRepositories } from '../service-accounts/ports.ts';
import type { TokenRepositories } from './ports.ts';
import { isRetired } from './signing-key.ts';

/** How long an expired token is still listed. */
const SHOWN_AFTER_EXPIRY_MS = 30 * 86_400_000;

/**
 * Deletes expired tokens and retired signing keys. Several replicas may do so at once.
 *
 * @returns how many this call removed
 */
export async function purgeExpiredTokens({
  unitOfWork,
  clock,
}: ManagementPorts<TokenRepositories & ServiceAccountRepositories>): Promise<number> {
  const { tokenFamilies, personalAccessTokens, serviceAccountTokens, signingKeys } = unitOfWork.repositories;
  const nowMs = clock.nowMs();
  const shownUntil = new Date(nowMs - SHOWN_AFTER_EXPIRY_MS);
  const families = await deleteInBatches((limit) => tokenFamilies.deleteExpired(new Date(nowMs), limit));
  const tokens = await deleteInBatches((limit) => personalAccessTokens.deleteExpired(shownUntil, limit));
  const ofAccounts = await deleteInBatches((limit) => serviceAccountTokens.deleteExpired(shownUntil, limit));
  const keys = await signingKeys.list();
  const retired = keys.filter((key) => isRetired(key, keys, nowMs));
  if (retired.length > 0) await signingKeys.delete(retired.map(({ id }) => id));
  return families + tokens + ofAccounts + retired.length;
}
