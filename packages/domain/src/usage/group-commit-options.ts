export interface GroupCommitOptions {
  /** How long a record waits for the store, including the queue, before it goes to the spool. */
  readonly commitWaitMs: number;
  /** Time limit of one insert, and of a whole group. */
  readonly storeTimeoutMs: number;
  /** Records of one transaction. */
  readonly maxBatchRecords: number;
  /** Records handed in and not yet durable; more commits are not accepted. */
  readonly maxPendingRecords: number;
  /**
   * Most concurrent transactions. A second one mostly waits for the first one's locks on the same rollup rows, and smaller
   * groups cost more per record; raise it only where the round trip to the database takes longer than the commit.
   */
  readonly transactionsInFlight: number;
  /**
   * A group of this size is a sign of load: the next one then leaves at least `busyIntervalMs` later, with more records. A
   * transaction costs this process about as much as 15 records (80 µs against 5).
   */
  readonly busyGroupRecords: number;
  readonly busyIntervalMs: number;
  /**
   * A group of streams alone leaves at least this long after the previous group, or a quarter of `commitWaitMs`: their
   * clients have everything but the end. A stream that ends while no other does never waits.
   */
  readonly streamIntervalMs: number;
}

export const GROUP_COMMIT_DEFAULTS: GroupCommitOptions = {
  commitWaitMs: 100,
  storeTimeoutMs: 10_000,
  maxBatchRecords: 500,
  maxPendingRecords: 50_000,
  transactionsInFlight: 1,
  busyGroupRecords: 8,
  busyIntervalMs: 2,
  streamIntervalMs: 20,
};
