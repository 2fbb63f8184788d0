import type { OrganizationId, TeamId } from '../kernel/ids.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import type {
  BreakdownOrder,
  Granularity,
  RecordPosition,
  SharePosition,
  UsageDimension,
  UsageFilter,
  UsagePoint,
  UsageRange,
  UsageSelection,
  UsageShare,
  UsageTotals,
} from './usage-report.ts';

export interface UsageShareQuery {
  readonly by: UsageDimension;
  readonly order: BreakdownOrder;
  /** 1–100. */
  readonly limit: number;
  readonly after: SharePosition | null;
  /** How the names of what it is by begin, in any case. People of an organization: of its members. */
  readonly beginning?: string | undefined;
}

/** A part of a list whose positions are not ids. */
export interface PartOf<Item, Position> {
  readonly items: readonly Item[];
  /** Where the next part begins; null when this is the last. */
  readonly next: Position | null;
}

/** What limits count, of one day. */
export interface DayOfUse {
  readonly requests: number;
  readonly tokens: bigint;
  readonly costNanoUsd: bigint;
}

/** A record, and when it came into the database, by the clock of that. */
export interface RecordedUsage {
  readonly record: UsageRecord;
  readonly recordedAt: Date;
}

/**
 * Reads usage for reports: from rollups, and from the ledger where a filter is about an ending, a client's user or tag, which
 * rollups do not have. All methods reject with DomainError `database_unavailable`.
 */
export interface UsageReportRepository {
  totals(selection: UsageSelection): Promise<UsageTotals>;
  /**
   * Periods of the calendar of a time zone, those without usage included.
   *
   * Rejects with DomainError `invalid_parameter` for a time zone that the database does not know.
   */
  series(
    selection: UsageSelection,
    granularity: Granularity,
    timeZone: string,
  ): Promise<readonly UsagePoint[]>;
  /**
   * What was used on each day (UTC) of a range of whole days, the earliest first, days without use included: of an owner's
   * team at the time, or by a subscription.
   */
  daysOf(
    organizationId: OrganizationId,
    user: { readonly teamId: TeamId } | { readonly subscriptionId: SubscriptionId },
    range: UsageRange,
  ): Promise<readonly DayOfUse[]>;
  shares(selection: UsageSelection, query: UsageShareQuery): Promise<PartOf<UsageShare, SharePosition>>;
  /**
   * Newest first. Looks at a bounded number of records: a part may have fewer than `limit`, or none, and a next one all the
   * same.
   */
  records(
    selection: UsageSelection,
    limit: number,
    after: RecordPosition | null,
  ): Promise<PartOf<UsageRecord, RecordPosition>>;
  /**
   * By the id of the record, else the latest with this `x-request-id`. An id that Weir made is looked for at the time that is
   * in it.
   */
  find(reach: UsageFilter, id: string): Promise<RecordedUsage | null>;
  /** Names of keys, workspaces or organizations by id, of the organization or (null) of any; deleted ones too. */
  names(
    by: 'api_key' | 'workspace' | 'organization',
    ids: readonly string[],
    organizationId: OrganizationId | null,
  ): Promise<ReadonlyMap<string, string>>;
}

/** The reports, within a unit of work. */
export interface UsageReportRepositories {
  readonly usageReports: UsageReportRepository;
}
