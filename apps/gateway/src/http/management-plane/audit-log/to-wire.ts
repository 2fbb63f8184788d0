import type { AuditRecord as AuditRecordContract } from '@weir/contracts/audit-log';
import type { AuditRecord } from '@weir/domain/audit';
import type { z } from 'zod';

export function toAuditWire(record: AuditRecord): z.input<typeof AuditRecordContract> {
  return {
    id: record.id,
    occurred_at: record.occurredAt.toISOString(),
    actor: {
      kind: record.actor.kind,
      user_id: record.actor.userId,
      service_account_id: record.actor.serviceAccountId,
      via: record.actor.via,
    },
    action: record.action,
    outcome: record.outcome,
    error_code: record.errorCode,
    organization_id: record.organizationId,
    target: record.target,
    changed_fields: [...record.changedFields],
    role_change: record.roleChange,
    reason: record.reason,
    occurrences: record.occurrences,
    request_id: record.requestId,
    ip_address: record.ipAddress,
    user_agent: record.userAgent,
  };
}

/** Who did it, and whom it was done to, if anybody. */
export function actorIdsOfRecord({ actor, target }: AuditRecord) {
  return [actor.userId, actor.serviceAccountId, target?.id];
}
