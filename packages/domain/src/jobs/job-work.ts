import type { UserCaller } from '../kernel/actor.ts';
import type { Repositories } from '../management/unit-of-work.ts';
import type { Job, JobFile, JobKind, JobProgress } from './job.ts';

/** One step of a job. */
export interface JobRun<Needed extends object = object> {
  /** With the progress of the steps before. */
  readonly job: Job;
  /** Who began it, with the roles that they have now. */
  readonly caller: UserCaller;
  /** Aborts when the job is to end; what was not committed must not be there then. */
  readonly signal: AbortSignal;
  /** Does a part of the step, and writes down in the same transaction how far the job is. */
  commit(work: (repositories: Repositories<Needed>) => Promise<JobProgress>): Promise<void>;
}

/** What follows a step. */
export type StepOutcome =
  | { readonly next: 'step' }
  | { readonly next: 'completed'; readonly file: JobFile | null }
  | { readonly next: 'failed'; readonly errorCode: string }
  | { readonly next: 'cancelled' };

/**
 * Does one step of a kind of job, and checks before it whether its person may still do that. A step takes seconds at most, or heeds the
 * signal. It may be done again where its gateway was lost. Throws DomainErrors.
 */
export type JobWork<Needed extends object> = (run: JobRun<Needed>) => Promise<StepOutcome>;

export type JobWorks<Needed extends object> = Readonly<Record<JobKind, JobWork<Needed>>>;
