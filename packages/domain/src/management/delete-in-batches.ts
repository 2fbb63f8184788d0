/** Rows per statement: few enough to finish in a fraction of a second. */
const BATCH = 1_000;
/** Rows per run: the next run comes in a few hours. */
const MAX_BATCHES = 100;

/**
 * Deletes expired rows in batches, until none is left or the limit of one run is reached.
 *
 * @param deleteSome deletes at most this number and returns how many it deleted
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
