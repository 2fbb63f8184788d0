import type { UserActor, UserCaller } from '../kernel/actor.ts';
import type { Id, OrganizationId, UserId } from '../kernel/ids.ts';

export type JobId = Id<'job'>;

export const JOB_KINDS = [
  'usage_export',
  'audit_log_export',
  'cache_rebuild',
  'reconciliation',
  'subscription_approval',
  'subscription_denial',
] as const;

export type JobKind = (typeof JOB_KINDS)[number];

/** Those that have not ended. `cancelling`: it ends with the step that it is at. */
export const OPEN_JOB_STATES = ['queued', 'running', 'cancelling'] as const;

export const JOB_STATES = [...OPEN_JOB_STATES, 'completed', 'failed', 'cancelled'] as const;

export type JobState = (typeof JOB_STATES)[number];

/** What a job goes through at the moment, and what it counts. */
export const JOB_PHASES = ['records', 'days', 'counters', 'subscriptions'] as const;

export type JobPhase = (typeof JOB_PHASES)[number];

/** Values that JSON has. */
export type JsonObject = { readonly [name: string]: unknown };

/** One of many things that a job could not do. */
export interface JobFailure {
  readonly id: string;
  readonly code: string;
}

/** How far a job is. */
export interface JobProgress {
  /** Null before it begins. */
  readonly phase: JobPhase | null;
  readonly done: number;
  /** Null where nobody knows; for records it is the number that reports have. */
  readonly total: number | null;
  /** Where it goes on; null at the beginning. */
  readonly position: JsonObject | null;
  /** At most as many as the job has things to do. */
  readonly failures: readonly JobFailure[];
}

/** The file that a job made. */
export interface JobFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly pieces: number;
}

/** Long work that a person began: a row that all gateways know, and one of them runs. */
export interface Job extends JobProgress {
  readonly id: JobId;
  readonly kind: JobKind;
  readonly userId: UserId;
  /** Null for work on the platform, and on what is a person's own. */
  readonly organizationId: OrganizationId | null;
  /** As the API has them, with their defaults. */
  readonly parameters: JsonObject;
  readonly begunBy: JobBeginning;
  readonly state: JobState;
  /** Why it failed. */
  readonly errorCode: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Null without one, and once it is deleted. */
  readonly file: (JobFile & { readonly expiresAt: Date }) | null;
  /** How often gateways took it since it last got on. */
  readonly attempts: number;
}

/** What audit records of later steps say of the request that began the job, and what limited its permissions. */
export type JobBeginning = Pick<UserActor, 'signedInBy' | 'scopes'> &
  Pick<UserCaller, 'requestId' | 'client'>;

export function isOpen({ state }: Pick<Job, 'state'>): boolean {
  return (OPEN_JOB_STATES as readonly string[]).includes(state);
}

/** Open jobs of one person. */
export const MAX_OPEN_JOBS = 10;
/** Of those, the ones that run at once; the others wait. */
export const MAX_RUNNING_JOBS = 2;
/** The jobs of one person that are kept after their end. */
export const MAX_ENDED_JOBS = 100;
export const JOB_RETENTION_MS = 30 * 86_400_000;
export const MAX_JOB_FILE_BYTES = 50_000_000;
export const JOB_FILE_RETENTION_MS = 24 * 3_600_000;
