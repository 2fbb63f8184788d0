import type { OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { AuditRecord } from './audit-record.ts';

/** The filters of a list of records. A record must match all of them. */
export interface AuditFilter {
  readonly actorId?: UserId | ServiceAccountId | undefined;
  readonly action?: string | undefined;
  readonly targetId?: string | undefined;
  readonly outcome?: AuditRecord['outcome'] | undefined;
  /** Inclusive. */
  readonly since?: Date | undefined;
  /** Exclusive. */
  readonly until?: Date | undefined;
}

export interface AuditLog {
  /** Adds one record, in the transaction it is called in. */
  append(record: AuditRecord): Promise<void>;
  /** Newest first. Organization null: the whole platform. */
  list(
    organizationId: OrganizationId | null,
    filter: AuditFilter,
    page: PageRequest,
  ): Promise<Page<AuditRecord>>;
  /**
   * Drops each month that ended more than this number of days ago, by the clock of the database. Replicas take turns.
   * Returns the months, such as `2026-01`.
   */
  dropMonthsOver(retentionDays: number): Promise<readonly string[]>;
}
