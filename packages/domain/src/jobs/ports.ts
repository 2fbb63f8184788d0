import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Job, JobFile, JobId, JobKind, JobProgress } from './job.ts';

/** Whose jobs: a person's own, an organization's, or (null) all. */
export type JobOwner = { readonly userId: UserId } | { readonly organizationId: OrganizationId } | null;

export interface JobFilter {
  readonly kind?: JobKind | undefined;
  /** Only those that have not ended, or only those that have. */
  readonly state?: 'open' | 'ended' | undefined;
}

/** Jobs, as people see them. All methods reject with DomainError `database_unavailable`. */
export interface JobRepository {
  /** Rejects with DomainError `conflict` where only one of its kind may be open, and one is. */
  insert(job: Job): Promise<void>;
  find(id: JobId): Promise<Job | null>;
  /** The newest first. */
  list(owner: JobOwner, filter: JobFilter, page: PageRequest): Promise<Page<Job>>;
  /** How many of a person are open. Locks the person until the end of the transaction. */
  countOpen(userId: UserId): Promise<number>;
  /** A queued one is cancelled at once, a running one soon, and one that has ended stays as it is. Null without one. */
  cancel(id: JobId, at: Date): Promise<Job | null>;
  /** A piece of the file of a job; null where it is deleted. */
  readPiece(id: JobId, number: number): Promise<Uint8Array | null>;
  purge(until: JobPurge, limit: number): Promise<number>;
}

/** What is deleted: files that expired, jobs that ended before a time, and those of a person beyond the newest. */
export type JobPurge =
  | { readonly filesExpiredBy: Date }
  | { readonly endedBefore: Date }
  | { readonly kept: number };

/** Whether a gateway goes on: `lost` when another one has the job, or nobody, since it is deleted. */
export type JobStanding = 'wanted' | 'cancelled' | 'lost';

/** How a job ends. Its file stays only where it is completed. */
export type JobOutcome =
  | { readonly state: 'completed'; readonly file: JobFile | null; readonly fileExpiresAt: Date }
  | { readonly state: 'failed'; readonly errorCode: string }
  | { readonly state: 'cancelled' };

/**
 * Jobs, as the gateways run them. A gateway holds a job for a time that it renews; a holder is a UUID that is new for each taking.
 * All methods reject with DomainError `database_unavailable`.
 */
export interface JobQueue {
  /**
   * Takes the oldest job that waits, or whose holder let its time pass, and whose person has fewer than `maxRunning` running. One that is
   * to be cancelled is taken, too. Null without one.
   */
  claim(holder: string, at: Date, until: Date, maxRunning: number): Promise<Job | null>;
  renew(id: JobId, holder: string, until: Date): Promise<JobStanding>;
  /** Writes down how far it is, in the transaction of what was done. Where it is `lost`, that must be rolled back. */
  save(id: JobId, holder: string, progress: JobProgress): Promise<JobStanding>;
  /** Adds a piece to its file, in the same transaction. */
  addPiece(id: JobId, number: number, content: Uint8Array): Promise<void>;
  /** False where it is lost. */
  finish(id: JobId, holder: string, outcome: JobOutcome, at: Date): Promise<boolean>;
  /** Lets another gateway take it at once. */
  release(id: JobId, holder: string, at: Date): Promise<void>;
}

/** Jobs, within a unit of work. */
export interface JobRepositories {
  readonly jobs: JobRepository;
  readonly jobQueue: JobQueue;
}
