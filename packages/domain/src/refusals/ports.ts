import type { OrganizationId } from '../kernel/ids.ts';
import type { Refusal, RefusalCount } from './refusal.ts';

/** Told of every refusal of the data plane. */
export interface RefusalRecorder {
  /** Takes about a microsecond; never throws. */
  refused(refusal: Refusal): void;
}

/** Where refusals are kept for some time. */
export interface RefusalStore {
  /**
   * Adds the counts to those of the same minute, key, code and scope, in one transaction. Not idempotent: what is added
   * again after a lost answer counts twice. Rejects with DomainError `database_unavailable` when the database is away.
   */
  add(counts: readonly RefusalCount[], signal?: AbortSignal): Promise<void>;
}

export interface RefusalQuery {
  /** Restrict to one organization; undefined is every one, and refusals without a key. */
  readonly organizationId?: OrganizationId;
  readonly since?: Date;
  /** 1–1000. */
  readonly limit: number;
}

/** Reading what was refused. */
export interface RefusalReader {
  /** The latest minute first, and in it the last refused. */
  list(query: RefusalQuery): Promise<RefusalCount[]>;
}
