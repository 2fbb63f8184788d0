import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import { DomainError, isDomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Repositories, UnitOfWork } from '../management/unit-of-work.ts';
import { JOB_FILE_RETENTION_MS, type Job, type JobProgress } from './job.ts';
import type { JobWorks, StepOutcome } from './job-work.ts';
import type { JobOutcome, JobRepositories, JobStanding } from './ports.ts';

/** Between two looks at whether it is cancelled. */
const WATCH_MS = 1_000;
/** After that time another gateway takes the job of one that is dead. */
export const JOB_LEASE_MS = 15_000;
/** A job that gets nowhere so often has failed. */
const MAX_ATTEMPTS = 5;

type RunnerRepositories = JobRepositories & Pick<IdentityRepositories, 'users'>;

export interface RunningJobPorts<Needed extends object> {
  readonly unitOfWork: UnitOfWork<Needed & RunnerRepositories>;
  readonly works: JobWorks<Needed & RunnerRepositories>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A job that this gateway has taken: runs its steps until it ends, is cancelled, lost, or left to another gateway. */
export class RunningJob<Needed extends object> {
  readonly #ports: RunningJobPorts<Needed>;
  readonly #holder: string;
  readonly #controller = new AbortController();
  #job: Job;
  #standing: JobStanding;
  #isLeft = false;
  #watch: Timer | null = null;

  constructor(ports: RunningJobPorts<Needed>, taken: Job, holder: string) {
    this.#ports = ports;
    this.#job = taken;
    this.#holder = holder;
    this.#standing = taken.state === 'cancelling' ? 'cancelled' : 'wanted';
  }

  /** Never rejects: a job that cannot be finished is taken again when its time has passed. */
  async run(): Promise<void> {
    const { unitOfWork, clock } = this.#ports;
    const { jobQueue } = unitOfWork.repositories;
    this.#scheduleWatch();
    const outcome = await this.#carryOut();
    this.#watch?.cancel();
    this.#watch = null;
    const at = new Date(clock.nowMs());
    const { id } = this.#job;
    try {
      if (outcome === 'left') await jobQueue.release(id, this.#holder, at);
      else if (outcome !== 'lost') await jobQueue.finish(id, this.#holder, outcome, at);
    } catch {}
  }

  /** Ends it here, so that another gateway can go on. */
  leave(): void {
    this.#isLeft = true;
    this.#controller.abort();
  }

  async #carryOut(): Promise<JobOutcome | 'left' | 'lost'> {
    const { clock, logger } = this.#ports;
    let outcome: StepOutcome = { next: 'step' };
    try {
      if (this.#job.attempts > MAX_ATTEMPTS) outcome = { next: 'failed', errorCode: 'interrupted' };
      while (outcome.next === 'step' && this.#standing === 'wanted' && !this.#isLeft) {
        outcome = await this.#step();
      }
    } catch (error) {
      const errorCode = isDomainError(error) ? error.code : 'internal_error';
      // What was broken off says nothing of the job, and a database that is away comes back.
      if (!this.#controller.signal.aborted) {
        if (errorCode === 'database_unavailable') return 'lost';
        outcome = { next: 'failed', errorCode };
      }
    }
    if (this.#standing === 'lost') return 'lost';
    if (outcome.next === 'completed') {
      const fileExpiresAt = new Date(clock.nowMs() + JOB_FILE_RETENTION_MS);
      return { state: 'completed', file: outcome.file, fileExpiresAt };
    }
    if (this.#standing === 'cancelled' || outcome.next === 'cancelled') return { state: 'cancelled' };
    if (this.#isLeft || outcome.next === 'step') return 'left';
    const { errorCode } = outcome;
    logger.log('warn', 'job.failed', { jobId: this.#job.id, kind: this.#job.kind, errorCode });
    return { state: 'failed', errorCode };
  }

  async #step(): Promise<StepOutcome> {
    const job = this.#job;
    return this.#ports.works[job.kind]({
      job,
      caller: await this.#caller(),
      signal: this.#controller.signal,
      commit: (work) => this.#commit(work),
    });
  }

  async #commit(
    work: (repositories: Repositories<Needed & RunnerRepositories>) => Promise<JobProgress>,
  ): Promise<void> {
    const { id } = this.#job;
    const saved = await this.#ports.unitOfWork.transaction(async (repositories) => {
      const progress = await work(repositories);
      const standing = await repositories.jobQueue.save(id, this.#holder, progress);
      // Another gateway has it: what this one did in vain is rolled back.
      if (standing === 'lost') throw this.#stand(standing);
      return { progress, standing };
    });
    this.#job = { ...this.#job, ...saved.progress, attempts: 0 };
    this.#stand(saved.standing);
  }

  /** Who began it, as the database knows them now. */
  async #caller(): Promise<UserCaller> {
    const { userId, begunBy } = this.#job;
    const user = await this.#ports.unitOfWork.repositories.users.find(userId);
    if (user === null || user.deactivatedAt !== null) {
      throw new DomainError('account_deactivated', 'This account is deactivated.');
    }
    const { signedInBy, scopes, requestId, client } = begunBy;
    const { platformRole } = user;
    return {
      actor: { kind: 'user', userId, platformRole, signedInBy, scopes, organizationId: null },
      ...{ requestId, client },
    };
  }

  #stand(standing: JobStanding): DomainError {
    if (this.#standing === 'wanted') this.#standing = standing;
    if (this.#standing !== 'wanted') this.#controller.abort();
    return new DomainError('conflict', 'Another gateway runs this job.');
  }

  #scheduleWatch(): void {
    const { unitOfWork, clock } = this.#ports;
    this.#watch = clock.schedule(WATCH_MS, () => {
      const until = new Date(clock.nowMs() + JOB_LEASE_MS);
      unitOfWork.repositories.jobQueue
        .renew(this.#job.id, this.#holder, until)
        .then(
          (standing) => void this.#stand(standing),
          // No news: what is written later says whether another gateway has it.
          () => {},
        )
        .finally(() => {
          if (this.#watch !== null) this.#scheduleWatch();
        });
    });
  }
}
