import type { ApiKeyId, OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { CountedRefusals } from '../live/live-sampler.ts';
import type { LiveScope } from '../live/live-state.ts';
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

/** Null: any. */
export interface RefusalFilter {
  /** Of keys that this user or service account owns. */
  readonly ownerId: UserId | ServiceAccountId | null;
  readonly keyId: ApiKeyId | null;
  readonly code: string | null;
  readonly scope: string | null;
  /** Of minutes that begin then or later. */
  readonly since: Date | null;
  /** Of minutes that begin before. */
  readonly until: Date | null;
}

/** Refusals of an organization's keys, for the management plane. */
/** Whose refusals are looked through; what is undefined restricts nothing. */
export interface RefusalReach {
  readonly organizationId?: OrganizationId | undefined;
  /** Only organizations that this user is a member of. */
  readonly membershipsOf?: UserId | undefined;
  /** Only of keys that this user, or this service account, owns. */
  readonly userId?: UserId | undefined;
  readonly serviceAccountId?: ServiceAccountId | undefined;
}

export interface RefusalRepository {
  /** The latest minute first. Positions in the list are not ids. */
  list(organizationId: OrganizationId, filter: RefusalFilter, page: PageRequest): Promise<Page<RefusalCount>>;
  /** Of minutes that begin then or later: how many refusals of what is watched, by minute and code. */
  countByCode(scope: LiveScope, since: Date): Promise<readonly CountedRefusals[]>;
  /** The latest count that names the request, among the newest 20,000; an id that Weir made is looked for at its time. */
  find(reach: RefusalReach, requestId: string): Promise<RefusalCount | null>;
}

/** The refusals, within a unit of work. */
export interface RefusalRepositories {
  readonly refusals: RefusalRepository;
}
