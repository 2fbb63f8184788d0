import {
  isOpen,
  type Job,
  type JobFilter,
  type JobId,
  type JobOutcome,
  type JobOwner,
  type JobProgress,
  type JobPurge,
  type JobQueue,
  type JobRepository,
  type JobStanding,
} from '@weir/domain/jobs';
import { DomainError, type Page, type PageRequest, toPage, type UserId } from '@weir/domain/kernel';

const SINGLE = new Set(['cache_rebuild', 'reconciliation']);

interface Row {
  job: Job;
  holder: string | null;
  heldUntilMs: number | null;
}

/** Jobs in memory. */
export class InMemoryJobs implements JobRepository, JobQueue {
  readonly #rows = new Map<JobId, Row>();
  readonly #pieces = new Map<JobId, Map<number, Uint8Array>>();

  async insert(job: Job): Promise<void> {
    const isTaken =
      SINGLE.has(job.kind) && this.#all().some((other) => other.kind === job.kind && isOpen(other));
    if (isTaken) throw new DomainError('conflict', 'That is already taken.');
    this.#rows.set(job.id, { job, holder: null, heldUntilMs: null });
  }

  async find(id: JobId): Promise<Job | null> {
    return this.#rows.get(id)?.job ?? null;
  }

  async list(owner: JobOwner, { kind, state }: JobFilter, { limit, after }: PageRequest): Promise<Page<Job>> {
    const found = this.#all()
      .filter(
        (job) => owner === null || Object.entries(owner).every(([name, id]) => job[name as 'userId'] === id),
      )
      .filter((job) => kind === undefined || job.kind === kind)
      .filter((job) => state === undefined || isOpen(job) === (state === 'open'))
      .filter(({ id }) => after === null || id < after)
      .toSorted((one, other) => (one.id < other.id ? 1 : -1));
    return toPage(found.slice(0, limit + 1), limit, ({ id }) => id);
  }

  async countOpen(userId: UserId): Promise<number> {
    return this.#all().filter((job) => job.userId === userId && isOpen(job)).length;
  }

  async cancel(id: JobId, at: Date): Promise<Job | null> {
    const row = this.#rows.get(id);
    if (row === undefined) return null;
    if (row.job.state === 'queued') row.job = { ...row.job, state: 'cancelled', finishedAt: at };
    if (row.job.state === 'running') row.job = { ...row.job, state: 'cancelling' };
    return row.job;
  }

  async readPiece(id: JobId, number: number): Promise<Uint8Array | null> {
    return this.#pieces.get(id)?.get(number) ?? null;
  }

  async purge(until: JobPurge, limit: number): Promise<number> {
    const ended = this.#all().filter(({ finishedAt }) => finishedAt !== null);
    if ('filesExpiredBy' in until) {
      const expired = ended.filter(({ file }) => file !== null && file.expiresAt <= until.filesExpiredBy);
      for (const { id } of expired.slice(0, limit)) {
        this.#pieces.delete(id);
        const row = this.#rows.get(id)!;
        row.job = { ...row.job, file: null };
      }
      return Math.min(limit, expired.length);
    }
    const excess =
      'endedBefore' in until
        ? ended.filter(({ finishedAt }) => finishedAt! < until.endedBefore)
        : [...Map.groupBy(ended, ({ userId }) => userId).values()].flatMap((own) =>
            own.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(until.kept),
          );
    for (const { id } of excess.slice(0, limit)) {
      this.#rows.delete(id);
      this.#pieces.delete(id);
    }
    return Math.min(limit, excess.length);
  }

  async claim(holder: string, at: Date, until: Date, maxRunning: number): Promise<Job | null> {
    const running = (userId: UserId) =>
      this.#all().filter((job) => job.userId === userId && isOpen(job) && job.state !== 'queued').length;
    const row = [...this.#rows.values()]
      .filter(({ job, heldUntilMs }) => isOpen(job) && (heldUntilMs === null || heldUntilMs <= at.getTime()))
      .filter(({ job }) => job.state !== 'queued' || running(job.userId) < maxRunning)
      .toSorted((one, other) => (one.job.id < other.job.id ? -1 : 1))[0];
    if (row === undefined) return null;
    const { job } = row;
    const state = job.state === 'queued' ? 'running' : job.state;
    row.job = { ...job, state, startedAt: job.startedAt ?? at, attempts: job.attempts + 1 };
    [row.holder, row.heldUntilMs] = [holder, until.getTime()];
    return row.job;
  }

  async renew(id: JobId, holder: string, until: Date): Promise<JobStanding> {
    const row = this.#held(id, holder);
    if (row === null) return 'lost';
    row.heldUntilMs = until.getTime();
    return row.job.state === 'cancelling' ? 'cancelled' : 'wanted';
  }

  async save(id: JobId, holder: string, progress: JobProgress): Promise<JobStanding> {
    const row = this.#held(id, holder);
    if (row === null) return 'lost';
    row.job = { ...row.job, ...progress, attempts: 0 };
    return row.job.state === 'cancelling' ? 'cancelled' : 'wanted';
  }

  async addPiece(id: JobId, number: number, content: Uint8Array): Promise<void> {
    this.#pieces.set(id, (this.#pieces.get(id) ?? new Map<number, Uint8Array>()).set(number, content));
  }

  async finish(id: JobId, holder: string, outcome: JobOutcome, at: Date): Promise<boolean> {
    const row = this.#held(id, holder);
    if (row === null) return false;
    const made = outcome.state === 'completed' ? outcome.file : null;
    if (made === null) this.#pieces.delete(id);
    row.job = {
      ...row.job,
      state: outcome.state,
      errorCode: outcome.state === 'failed' ? outcome.errorCode : null,
      finishedAt: at,
      file:
        outcome.state === 'completed' && made !== null ? { ...made, expiresAt: outcome.fileExpiresAt } : null,
    };
    [row.holder, row.heldUntilMs] = [null, null];
    return true;
  }

  async release(id: JobId, holder: string, at: Date): Promise<void> {
    const row = this.#held(id, holder);
    if (row === null) return;
    row.job = { ...row.job, attempts: Math.max(0, row.job.attempts - 1) };
    [row.holder, row.heldUntilMs] = [null, at.getTime()];
  }

  #all(): Job[] {
    return [...this.#rows.values()].map(({ job }) => job);
  }

  #held(id: JobId, holder: string): Row | null {
    const row = this.#rows.get(id);
    return row?.holder === holder ? row : null;
  }
}
