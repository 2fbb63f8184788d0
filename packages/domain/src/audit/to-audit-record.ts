import type { Caller } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { newId, type RandomBytes } from '../kernel/ids.ts';
import type { AuditRecord } from './audit-record.ts';

export type AuditEntry = Pick<
  AuditRecord,
  'action' | 'outcome' | 'errorCode' | 'organizationId' | 'target' | 'changedFields'
> &
  Partial<Pick<AuditRecord, 'roleChange' | 'reason' | 'occurrences'>>;

/** The record of an action by this caller, at this time. */
export function toAuditRecord(
  { actor, requestId, client }: Caller,
  entry: AuditEntry,
  { clock, randomBytes }: { readonly clock: Clock; readonly randomBytes: RandomBytes },
): AuditRecord {
  const nowMs = clock.nowMs();
  return {
    roleChange: null,
    reason: null,
    occurrences: 1,
    ...entry,
    id: newId(nowMs, randomBytes),
    occurredAt: new Date(nowMs),
    actor: {
      kind: actor.kind,
      userId: actor.kind === 'user' ? actor.userId : null,
      serviceAccountId: actor.kind === 'service_account' ? actor.serviceAccountId : null,
      via: 'signedInBy' in actor ? actor.signedInBy.via : null,
    },
    requestId,
    ipAddress: client?.ipAddress ?? null,
    userAgent: client?.userAgent ?? null,
  };
}
