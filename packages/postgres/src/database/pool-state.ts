/** Connections of a pool. A free one need not be open. */
export interface PoolState {
  readonly used: number;
  readonly free: number;
  /** Queries that wait for a connection. */
  readonly waiting: number;
}
