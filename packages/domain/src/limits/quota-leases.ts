import type { Id } from '../kernel/ids.ts';
import type { LimitId } from './limit.ts';

/** Who holds a lease: one process, or all processes that share one Redis. */
export type LeaseHolderId = Id<'lease-holder'>;

/** A change of what the holder may use of a quota in one period. */
export interface LeaseRequest {
  readonly limitId: LimitId;
  /** The start of the period. */
  readonly startsAtMs: number;
  /** How much more is wanted, in the unit of the limit; negative gives back what is not used; 0 keeps the lease alive. */
  readonly wanted: bigint;
}

export interface Lease {
  readonly limitId: LimitId;
  readonly startsAtMs: number;
  /**
   * The change: at most `wanted`, and 0 where nothing is left. What was given back is negative; so is what a lease lost that had
   * ended before.
   */
  readonly granted: bigint;
  /** What the holder may still use of the quota now, as the database knows it: what is used but not recorded yet is still in it. */
  readonly held: bigint;
  /** The amount of the limit now; null when the limit is gone. */
  readonly amount: bigint | null;
  /** What the database has counted in this period. */
  readonly spent: bigint;
  /** What other holders may still use. */
  readonly heldByOthers: bigint;
}

export interface LeaseAnswer {
  /** In the order of the requests. */
  readonly leases: readonly Lease[];
  /** How many processes are alive, this one included. Rates and parallel requests are divided among them. */
  readonly replicas: number;
}

/**
 * Shares of quotas, held in the database: for every quota and period, what is spent and all live leases together never
 * exceed its amount, or what they were when it was lowered: that takes no lease away, since requests may have reserved all of it,
 * and holders give back what is free. The transaction that records a request adds it to what is spent and takes it from the lease of its
 * holder at once, so a holder counts only what it was granted and what it used of that.
 */
export interface QuotaLeases {
  /**
   * One transaction for all requests, and a sign of life of this process. Leases that are not asked about for
   * {@link LEASE_MS} end. Rejects with DomainError `database_unavailable`; then no lease changed, as far as is known.
   */
  lease(holder: LeaseHolderId, requests: readonly LeaseRequest[], signal?: AbortSignal): Promise<LeaseAnswer>;
  /** Gives everything back, at the end of the process. */
  release(holder: LeaseHolderId, signal?: AbortSignal): Promise<void>;
}

/** How long a lease lives without being renewed, milliseconds. */
export const LEASE_MS = 60_000;
