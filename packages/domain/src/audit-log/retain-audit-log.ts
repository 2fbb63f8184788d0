import { toAuditRecord } from '../audit/to-audit-record.ts';
import { SYSTEM_CALLER } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';

/**
 * Drops the months of the audit log whose retention has ended and records each, in one transaction.
 *
 * @param retentionDays 0 keeps everything
 * @returns the months, such as `2026-01`
 * @throws DomainError `database_unavailable`
 */
export async function retainAuditLog(
  retentionDays: number,
  ports: ManagementPorts,
): Promise<readonly string[]> {
  if (retentionDays === 0) return [];
  return ports.unitOfWork.transaction(async ({ audit }) => {
    const months = await audit.dropMonthsOver(retentionDays);
    for (const month of months) {
      const entry = {
        action: 'audit.retention',
        outcome: 'succeeded',
        errorCode: null,
        organizationId: null,
        target: { kind: 'audit_log', id: month },
        changedFields: [],
      } as const;
      await audit.append(toAuditRecord(SYSTEM_CALLER, entry, ports));
    }
    return months;
  });
}
