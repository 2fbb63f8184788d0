import type { AuditRecord } from '@weir/domain/audit';
import { newId, type OrganizationId } from '@weir/domain/kernel';
import { seededRandomBytes } from '@weir/testing';

const randomBytes = seededRandomBytes(1);

/** A record of an action at that time. */
export function anAuditRecord(occurredAt: Date, overrides: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: newId(occurredAt.getTime(), randomBytes),
    occurredAt,
    actor: { kind: 'system', userId: null, serviceAccountId: null, via: null },
    action: 'team.create',
    outcome: 'succeeded',
    errorCode: null,
    organizationId: newId<'organization'>(occurredAt.getTime(), randomBytes) as OrganizationId,
    target: { kind: 'team', id: newId(occurredAt.getTime(), randomBytes) },
    changedFields: [],
    roleChange: null,
    reason: null,
    occurrences: 1,
    requestId: null,
    ipAddress: null,
    userAgent: null,
    ...overrides,
  };
}
