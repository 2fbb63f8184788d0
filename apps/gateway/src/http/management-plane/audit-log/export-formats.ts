import type { AuditRecord } from '@weir/domain/audit';
import type { ExportFormat } from '@weir/domain/jobs';
import { csvLine } from '../csv.ts';
import { toAuditWire } from './to-wire.ts';

const COLUMNS = [
  'id',
  'occurred_at',
  'actor_kind',
  'actor_user_id',
  'actor_service_account_id',
  'actor_via',
  'action',
  'outcome',
  'error_code',
  'organization_id',
  'target_kind',
  'target_id',
  'changed_fields',
  'role_before',
  'role_after',
  'reason',
  'occurrences',
  'request_id',
  'ip_address',
  'user_agent',
] as const;

/** The files that an audit log is exported to. */
export const AUDIT_LOG_FORMATS: Readonly<Record<'csv' | 'json', ExportFormat<AuditRecord>>> = {
  csv: {
    fileName: 'audit-log.csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    begin: csvLine(COLUMNS),
    line: toCsvLine,
    between: '',
    end: '',
  },
  json: {
    fileName: 'audit-log.json',
    contentType: 'application/json',
    begin: '[',
    line: (record) => JSON.stringify(toAuditWire(record)),
    between: ',\n',
    end: ']\n',
  },
};

function toCsvLine(record: AuditRecord): string {
  const { actor, target } = record;
  const cells: Readonly<Record<(typeof COLUMNS)[number], string | null>> = {
    id: record.id,
    occurred_at: record.occurredAt.toISOString(),
    actor_kind: actor.kind,
    actor_user_id: actor.userId,
    actor_service_account_id: actor.serviceAccountId,
    actor_via: actor.via,
    action: record.action,
    outcome: record.outcome,
    error_code: record.errorCode,
    organization_id: record.organizationId,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    changed_fields: record.changedFields.join(' '),
    role_before: record.roleChange?.from ?? null,
    role_after: record.roleChange?.to ?? null,
    reason: record.reason,
    occurrences: String(record.occurrences),
    request_id: record.requestId,
    ip_address: record.ipAddress,
    user_agent: record.userAgent,
  };
  return csvLine(COLUMNS.map((column) => cells[column]));
}
