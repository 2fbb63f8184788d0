import type { OrganizationId, RequestId } from '../kernel/ids.ts';
import type { UsageRecord } from './usage-record.ts';

/** The durable record of what every request came to. */
export interface UsageLedger {
  /**
   * Resolves once the record survives the death of this process. Idempotent by `requestId`.
   * Rejects with DomainError `ledger_unavailable` when no durable place would take it.
   */
  commit(record: UsageRecord): Promise<void>;
}

/** Where the ledger lives for good. */
export interface UsageStore {
  /**
   * Writes the records and adds those that are new to the rollups and spend counters, in one transaction.
   * Records whose `requestId` is there already change nothing. Rejects when the transaction did not commit, or
   * may not have: with DomainError `database_unavailable` (or any that is `retryable`) when the same batch may
   * succeed later (no connection, timeout, conflict, database full), with anything else when the batch holds a
   * record the store will never take.
   */
  insert(records: readonly UsageRecord[], signal?: AbortSignal): Promise<void>;
}

/** A local, durable, bounded queue of records for the time the store is away. */
export interface SettlementSpool {
  /** Resolves once all records are on disk (fsync). Rejects with DomainError `ledger_unavailable` when full or failing; then none is kept. */
  append(records: readonly UsageRecord[]): Promise<void>;
  /** The oldest records not yet replayed, at most about `limit`, with a token to release them. Null when empty. */
  peek(limit: number): Promise<SpoolBatch | null>;
  /**
   * Puts copies of records the store will not take where an operator finds them, durably, outside the queue. Their
   * batch is released afterwards. May keep a record twice when called again after a crash.
   */
  quarantine(records: readonly UsageRecord[]): Promise<void>;
  /** Records waiting for replay. */
  depth(): number;
  close(): Promise<void>;
}

export interface SpoolBatch {
  readonly records: readonly UsageRecord[];
  /** Forgets these records, durably. Called after the store has them. Idempotent. */
  release(): Promise<void>;
}

/** What the ledger tells of itself. Calls are cheap and never throw. */
export interface LedgerTelemetry {
  /** One group became durable or was refused, `durationUs` after its first record was handed in. */
  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'refused'): void;
  /** Records waiting in the spool. */
  spoolDepth(records: number): void;
}

export interface UsageQuery {
  /** Restrict to one organization; undefined is every one (the operator's command line). */
  readonly organizationId?: OrganizationId;
  readonly since?: Date;
  readonly until?: Date;
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
  /** Mean over requests that have one; null when none has. */
  readonly meanTtftUs: number | null;
  /** Estimates from buckets, see `percentileOf`; null when no request of release 0.2 or later has one. */
  readonly p50TtftUs: number | null;
  readonly p95TtftUs: number | null;
}

/** How long the rollups of each quarter of an hour are kept, beside those of each hour, which stay. */
export const QUARTERS_KEPT_DAYS = 62;

/** Reading what was recorded. */
export interface UsageReader {
  /** Records in (startedAt, requestId) order. */
  records(query: UsageQuery): Promise<UsageRecord[]>;
  /**
   * Totals by model from the rollups, most expensive first: of hours where `since` and `until` are whole hours (UTC) or
   * absent, else of quarters of an hour, which are there for {@link QUARTERS_KEPT_DAYS}. Those that lie partly in it count in full.
   */
  summary(query: Pick<UsageQuery, 'organizationId' | 'since' | 'until'>): Promise<UsageSummaryRow[]>;
}
