import type {
  Job,
  JobBeginning,
  JobFailure,
  JobFile,
  JobId,
  JobKind,
  JobPhase,
  JobState,
  JsonObject,
} from '@weir/domain/jobs';
import type { OrganizationId, UserId } from '@weir/domain/kernel';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Jobs } from '../database/database-types.ts';

export type JobRow = Selectable<Jobs>;

/** A value of a column that is JSON. */
export function json(value: unknown): RawBuilder<string | null> {
  return sql`${value === null ? null : JSON.stringify(value)}::text::jsonb`;
}

export function toJob(row: JobRow): Job {
  const file = row.file as JobFile | null;
  return {
    id: row.id as JobId,
    kind: row.kind as JobKind,
    userId: row.user_id as UserId,
    organizationId: row.organization_id as OrganizationId | null,
    parameters: row.parameters as JsonObject,
    begunBy: row.begun_by as unknown as JobBeginning,
    state: row.state as JobState,
    phase: row.phase as JobPhase | null,
    done: row.done,
    total: row.total,
    position: row.position as JsonObject | null,
    failures: row.failures as unknown as JobFailure[],
    errorCode: row.error_code,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    file: file === null || row.file_expires_at === null ? null : { ...file, expiresAt: row.file_expires_at },
    attempts: row.attempts,
  };
}
