import type { ManagementPorts } from '../management/index.ts';
import { isRetired } from './signing-key.ts';

/** How long a personal access token is still shown to have expired. */
const SHOWN_AFTER_EXPIRY_MS = 30 * 86_400_000;
/** In one statement. */
const BATCH = 1_000;
/** At one go: the next one comes in a few hours. */
const MAX_BATCHES = 100;

/**
 * Removes tokens that expired and signing keys that retired. Any number of replicas may do so at once.
 *
 * @returns how many this call removed
 */
export async function purgeExpiredTokens({ unitOfWork, clock }: ManagementPorts): Promise<number> {
  const { tokenFamilies, personalAccessTokens, signingKeys } = unitOfWork.repositories;
  const nowMs = clock.nowMs();
  const shownUntil = new Date(nowMs - SHOWN_AFTER_EXPIRY_MS);
  const families = await inBatches(() => tokenFamilies.deleteExpired(new Date(nowMs), BATCH));
  const tokens = await inBatches(() => personalAccessTokens.deleteExpired(shownUntil, BATCH));
  const keys = await signingKeys.list();
  const retired = keys.filter((key) => isRetired(key, keys, nowMs));
  if (retired.length > 0) await signingKeys.delete(retired.map(({ id }) => id));
  return families + tokens + retired.length;
}

async function inBatches(deleteSome: () => Promise<number>): Promise<number> {
  let deleted = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const some = await deleteSome();
    deleted += some;
    if (some < BATCH) break;
  }
  return deleted;
}
