import type { OrganizationId, Page, PageRequest, UserId } from '../kernel/index.ts';
import type { AuditRecord } from './audit-record.ts';

export interface AuditFilter {
  readonly actorUserId?: UserId | undefined;
  readonly action?: string | undefined;
  readonly targetId?: string | undefined;
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
}
