import type { AuditFilter, AuditLog, AuditRecord, AuditTargetKind, RoleChange } from '@weir/domain/audit';
import {
  type AuditRecordId,
  type DomainErrorCode,
  firstIdAt,
  type OrganizationId,
  type Page,
  type PageRequest,
  type ServiceAccountId,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { AuditRecords, DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** The audit log in PostgreSQL. Triggers reject changes to existing records. */
export class PostgresAuditLog implements AuditLog {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async append(record: AuditRecord): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('audit_records')
        .values({
          id: record.id,
          occurred_at: record.occurredAt,
          actor_kind: record.actor.kind,
          actor_user_id: record.actor.userId ?? record.actor.serviceAccountId,
          actor_via: record.actor.via,
          action: record.action,
          outcome: record.outcome,
          error_code: record.errorCode,
          organization_id: record.organizationId,
          target_kind: record.target?.kind ?? null,
          target_id: record.target?.id ?? null,
          changed_fields: [...record.changedFields],
          role_before: record.roleChange?.from ?? null,
          role_after: record.roleChange?.to ?? null,
          reason: record.reason,
          occurrences: record.occurrences,
          request_id: record.requestId,
          ip_address: record.ipAddress,
          user_agent: record.userAgent,
        })
        .execute(),
    );
  }

  async list(
    organizationId: OrganizationId | null,
    filter: AuditFilter,
    page: PageRequest,
  ): Promise<Page<AuditRecord>> {
    const rows = await runQuery(auditQuery(this.#kysely, organizationId, filter, page).execute());
    return toPage(rows.map(toAuditRecord), page.limit, ({ id }) => id);
  }

  async dropMonthsOver(retentionDays: number): Promise<readonly string[]> {
    const { rows } = await runQuery(
      sql<{ partition: string }>`select drop_audit_partitions(${retentionDays}) as partition`.execute(
        this.#kysely,
      ),
    );
    return rows.map(({ partition }) => partition.slice('audit_records_'.length).replace('_', '-'));
  }
}

/** The page and one more record. */
export function auditQuery(
  kysely: Kysely<DB>,
  organizationId: OrganizationId | null,
  { actorId, action, targetId, outcome, since, until }: AuditFilter,
  { limit, after }: PageRequest,
) {
  let query = kysely.selectFrom('audit_records').selectAll();
  if (organizationId !== null) query = query.where('organization_id', '=', organizationId);
  if (actorId !== undefined) query = query.where('actor_user_id', '=', actorId);
  if (action !== undefined) query = query.where('action', '=', action);
  if (targetId !== undefined) query = query.where('target_id', '=', targetId);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  // Written as a literal: a plan made before the outcome is known could not use the indexes of the rare outcomes.
  if (outcome !== undefined && outcome !== 'succeeded')
    query = query.where('outcome', '<>', sql.lit('succeeded'));
  // The time excludes partitions, the id limits the index range.
  if (since !== undefined) {
    query = query.where('occurred_at', '>=', notBefore1970(since)).where('id', '>=', firstIdAt(since));
  }
  if (until !== undefined) {
    query = query.where('occurred_at', '<', notBefore1970(until)).where('id', '<', firstIdAt(until));
  }
  if (after !== null) query = query.where('id', '<', after);
  return query.orderBy('id', 'desc').limit(limit + 1);
}

/** PostgreSQL has no year 0. */
function notBefore1970(time: Date): Date {
  return time.getTime() < 0 ? new Date(0) : time;
}

export function toAuditRecord(row: Selectable<AuditRecords>): AuditRecord {
  const isServiceAccount = row.actor_kind === 'service_account';
  return {
    id: row.id as AuditRecordId,
    occurredAt: row.occurred_at,
    actor: {
      kind: row.actor_kind as AuditRecord['actor']['kind'],
      userId: isServiceAccount ? null : (row.actor_user_id as UserId | null),
      serviceAccountId: isServiceAccount ? (row.actor_user_id as ServiceAccountId | null) : null,
      via: row.actor_via as AuditRecord['actor']['via'],
    },
    action: row.action as AuditRecord['action'],
    outcome: row.outcome as AuditRecord['outcome'],
    errorCode: row.error_code as DomainErrorCode | null,
    organizationId: row.organization_id as OrganizationId | null,
    target:
      row.target_kind === null ? null : { kind: row.target_kind as AuditTargetKind, id: row.target_id ?? '' },
    changedFields: row.changed_fields,
    roleChange: toRoleChange(row),
    reason: row.reason,
    occurrences: row.occurrences,
    requestId: row.request_id,
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
  };
}

function toRoleChange({ role_before: from, role_after: to }: Selectable<AuditRecords>): RoleChange | null {
  return from === null || to === null ? null : ({ from, to } as RoleChange);
}
