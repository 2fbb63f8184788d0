import type { Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import { newId, type RandomBytes } from '../kernel/ids.ts';
import { MAX_RUNNING_JOBS } from './job.ts';
import { JOB_LEASE_MS, RunningJob, type RunningJobPorts } from './running-job.ts';

/** Jobs that one gateway runs at once. */
const MAX_AT_ONCE = 4;
/** Between two looks for jobs that no other gateway runs. */
const LOOK_MS = 2_000;

export interface JobRunnerPorts<Needed extends object> extends RunningJobPorts<Needed> {
  readonly randomBytes: RandomBytes;
}

/**
 * Runs jobs, step by step. One gateway runs a job at a time; when it stops or dies, another one goes on from the last step. A job that
 * is cancelled ends within two seconds.
 */
export class JobRunner<Needed extends object> {
  readonly #ports: JobRunnerPorts<Needed>;
  readonly #running = new Map<RunningJob<Needed>, Promise<void>>();
  #timer: Timer | null = null;
  #looking: Promise<void> | null = null;
  #looksAgain = false;
  #isAway = false;
  #isClosed = false;

  constructor(ports: JobRunnerPorts<Needed>) {
    this.#ports = ports;
  }

  start(): void {
    void this.look().then(() => {
      if (this.#isClosed) return;
      this.#timer = this.#ports.clock.schedule(LOOK_MS, () => this.start());
    });
  }

  /** Takes jobs that wait, as many as there is room for. Never rejects. */
  look(): Promise<void> {
    this.#looksAgain = true;
    this.#looking ??= this.#look();
    return this.#looking;
  }

  /** Resolves once nothing runs here any more. */
  async idle(): Promise<void> {
    await this.#looking;
    await Promise.all(this.#running.values());
  }

  /** Leaves its jobs to other gateways. Never rejects. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    await this.#looking;
    for (const running of this.#running.keys()) running.leave();
    await this.idle();
  }

  async #look(): Promise<void> {
    const { unitOfWork, clock, randomBytes, logger } = this.#ports;
    while (this.#looksAgain && !this.#isClosed) {
      this.#looksAgain = false;
      while (!this.#isClosed && this.#running.size < MAX_AT_ONCE) {
        const nowMs = clock.nowMs();
        const holder = newId(nowMs, randomBytes);
        const until = new Date(nowMs + JOB_LEASE_MS);
        const job = await unitOfWork.repositories.jobQueue
          .claim(holder, new Date(nowMs), until, MAX_RUNNING_JOBS)
          .catch((error: unknown) => {
            const errorCode = isDomainError(error) ? error.code : 'internal_error';
            // Once, however long the database is away.
            if (!this.#isAway) logger.log('warn', 'jobs.not_taken', { errorCode });
            return 'away' as const;
          });
        this.#isAway = job === 'away';
        if (job === 'away' || job === null) break;
        const running = new RunningJob(this.#ports, job, holder);
        const end = running.run().finally(() => {
          this.#running.delete(running);
          void this.look();
        });
        this.#running.set(running, end);
      }
    }
    // At once: who asks from now on begins another look.
    this.#looking = null;
  }
}
