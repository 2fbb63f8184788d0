import type { AuditExportQuery } from '@weir/contracts/audit-log';
import type { AuditFilter } from '@weir/domain/audit';
import type { OrganizationId, ServiceAccountId, UserId } from '@weir/domain/kernel';
import type { z } from 'zod';

type Query = Omit<z.output<typeof AuditExportQuery>, 'format'> & {
  readonly organization_id?: string | undefined;
};

/** The filter of the audit log in a query. */
export function toAuditFilter(
  query: Query,
): AuditFilter & { readonly organizationId: OrganizationId | undefined } {
  return {
    organizationId: query.organization_id?.toLowerCase() as OrganizationId | undefined,
    actorId: query.actor?.toLowerCase() as UserId | ServiceAccountId | undefined,
    action: query.action,
    targetId: query.target,
    outcome: query.outcome,
    since: query.since === undefined ? undefined : new Date(query.since),
    until: query.until === undefined ? undefined : new Date(query.until),
  };
}
