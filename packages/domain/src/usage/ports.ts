import type { OrganizationId, RequestId } from '../kernel/ids.ts';
import type { UsageRecord } from './usage-record.ts';

/** The durable record of every request. */
export interface UsageLedger {
  /**
   * Resolves once the record survives the death of this process. Idempotent by `requestId`. Rejects with DomainError
   * `ledger_unavailable` when it could not be made durable.
   */
  commit(record: UsageRecord): Promise<void>;
  /**
   * Whether that many records would find a place now. Asked before a request starts, with the records that running requests
   * still owe and its own: without a place nothing may be asked of an upstream. Synchronous; true where it is not known.
   */
  takes(records: number): boolean;
}

/** The permanent place of the ledger. */
export interface UsageStore {
  /**
   * Writes the records and adds the new ones to the rollups and to what limits count, in one transaction. Records whose
   * `requestId` exists change nothing. Rejects when the transaction did not commit, or may not have: with DomainError
   * `database_unavailable` (or any that is `retryable`) when the same batch may succeed later (no connection, timeout,
   * conflict, database full), with anything else when the batch contains a record that the store will never accept.
   */
  insert(records: readonly UsageRecord[], signal?: AbortSignal): Promise<void>;
}

/** A local, durable, bounded queue of records for the time the store is away. */
export interface SettlementSpool {
  /** Resolves once all records are on disk (fsync). Rejects with DomainError `ledger_unavailable` when full or failing; then none is stored. */
  append(records: readonly UsageRecord[]): Promise<void>;
  /** Whether its size limit and, as far as known, its disk leave room for that many records more, of the largest usual size. */
  hasRoomFor(records: number): boolean;
  /** The oldest records not yet replayed, at most about `limit`, with a token to release them. Null when empty. */
  peek(limit: number): Promise<SpoolBatch | null>;
  /**
   * Stores copies of records that the store does not accept where an operator finds them, durably, outside the queue. Their
   * batch is released afterwards. May store a record twice when called again after a crash.
   */
  quarantine(records: readonly UsageRecord[]): Promise<void>;
  /** Records waiting for replay. */
  depth(): number;
  close(): Promise<void>;
}

export interface SpoolBatch {
  readonly records: readonly UsageRecord[];
  /** Deletes these records, durably. Called after the store has them. Idempotent. */
  release(): Promise<void>;
}

/** What the ledger reports about itself. Calls are cheap and never throw. */
export interface LedgerTelemetry {
  /** One group became durable or failed, `durationUs` after its first record was handed in. */
  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'failed'): void;
}

export interface UsageQuery {
  /** Only this organization; undefined for all (the operator's command line). */
  readonly organizationId?: OrganizationId;
  readonly since?: Date;
  readonly until?: Date;
  /** Only with this `clientRequestId`. Reads everything between `since` and `until`. */
  readonly clientRequestId?: string;
  /** Only records after this one, in (startedAt, requestId) order. */
  readonly after?: { readonly startedAt: Date; readonly requestId: RequestId };
  /** 1–1000. */
  readonly limit: number;
}

/** One line of a usage summary, from the rollups. */
export interface UsageSummaryRow {
  readonly model: string;
  readonly requests: number;
  readonly failedRequests: number;
  readonly unknownUsageRequests: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly costNanoUsd: bigint;
  /** Requests whose cost is unknown and so not in `costNanoUsd`. */
  readonly unknownCostRequests: number;
  /** Mean over the requests with a value; null when there is none. */
  readonly meanTtftUs: number | null;
  /** Estimates from buckets, see `percentileOf`; null when no request of release 0.2 or later has a value. */
  readonly p50TtftUs: number | null;
  readonly p95TtftUs: number | null;
}

/** How long usage is kept by quarters of an hour. Then they are added up to hours. */
export const QUARTERS_KEPT_DAYS = 62;

/** Reads the ledger. */
export interface UsageReader {
  /** Records in (startedAt, requestId) order. */
  records(query: UsageQuery): Promise<UsageRecord[]>;
  /**
   * Totals by model from the rollups, most expensive first. They are by quarters of an hour, and by hours (UTC) after
   * {@link QUARTERS_KEPT_DAYS}. A partly included one counts in full.
   */
  summary(query: Pick<UsageQuery, 'organizationId' | 'since' | 'until'>): Promise<UsageSummaryRow[]>;
}
