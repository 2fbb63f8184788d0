import type { OrganizationId } from '../kernel/ids.ts';
import type { Refusal, RefusalCount } from './refusal.ts';

/** Receives every refusal of the data plane. */
export interface RefusalRecorder {
  /** Takes about a microsecond; never throws. */
  refused(refusal: Refusal): void;
}

/** Stores refusals for a limited time. */
export interface RefusalStore {
  /**
   * Adds the counts to those of the same minute, key, code and scope, in one transaction. Not idempotent: counts that are
   * added again after a lost answer count twice. Rejects with DomainError `database_unavailable` when the database is away.
   */
  add(counts: readonly RefusalCount[], signal?: AbortSignal): Promise<void>;
}

export interface RefusalQuery {
  /** Only this organization; undefined for all, and refusals without a key. */
  readonly organizationId?: OrganizationId;
  readonly since?: Date;
  /** 1–1000. */
  readonly limit: number;
}

/** Reads refusals. */
export interface RefusalReader {
  /** The latest minute first; within a minute the latest refusal first. */
  list(query: RefusalQuery): Promise<RefusalCount[]>;
}
