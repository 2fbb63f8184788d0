/** In one statement: so many go in a fraction of a second. */
const BATCH = 1_000;
/** At one go: the next one comes in a few hours. */
const MAX_BATCHES = 100;

/**
 * Deletes what is over, some at a time, until there is no more or it is enough for now.
 *
 * @param deleteSome deletes so many at most and tells how many it did
 * @returns how many were deleted
 */
export async function deleteInBatches(deleteSome: (limit: number) => Promise<number>): Promise<number> {
  let deleted = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const some = await deleteSome(BATCH);
    deleted += some;
    if (some < BATCH) break;
  }
  return deleted;
}
