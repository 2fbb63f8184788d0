import type { AuditRecord } from '../audit/audit-record.ts';
import type { AuditFilter } from '../audit/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization, writeToPlatform } from '../management/write.ts';

/** Records per read. */
const BATCH_SIZE = 500;

/** Reads an export in batches, on demand. */
export interface AuditExport {
  /** The next records, newest first; null when there are no more. Throws DomainError `database_unavailable`. */
  next(): Promise<readonly AuditRecord[] | null>;
}

/**
 * Begins an export of the organization's audit log, and records the export itself: it is its own first line. Later
 * records are not included. Throws DomainError `not_found`, `permission_denied`.
 */
export function exportAuditLog(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  filter: AuditFilter,
  ports: ManagementPorts,
): Promise<AuditExport> {
  return writeToOrganization(caller, 'audit.export', organizationId, ports, async () => ({
    result: readBatches(organizationId, filter, ports),
    target: { kind: 'audit_log', id: organizationId },
  }));
}

/** The same for the whole platform. Throws DomainError `permission_denied`. */
export function exportPlatformAuditLog(
  caller: SignedInCaller,
  filter: AuditFilter & { readonly organizationId?: OrganizationId | undefined },
  ports: ManagementPorts,
): Promise<AuditExport> {
  return writeToPlatform(caller, 'platform.audit.export', ports, async () => ({
    result: readBatches(filter.organizationId ?? null, filter, ports),
    target: { kind: 'audit_log', id: filter.organizationId ?? 'platform' },
  }));
}

function readBatches(
  organizationId: OrganizationId | null,
  filter: AuditFilter,
  { unitOfWork: { repositories } }: ManagementPorts,
): AuditExport {
  let after: string | null = null;
  let done = false;
  return {
    async next() {
      if (done) return null;
      const page = await repositories.audit.list(organizationId, filter, { limit: BATCH_SIZE, after });
      after = page.next;
      done = page.next === null;
      return page.items.length === 0 ? null : page.items;
    },
  };
}
