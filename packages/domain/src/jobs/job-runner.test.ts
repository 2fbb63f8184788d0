import { beforeEach, describe, expect, it } from 'vitest';
import { aJob } from '../../../testing/src/a-job.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { InMemoryJobs } from '../../../testing/src/in-memory-jobs.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type ExportSource, exportStep } from './export-step.ts';
import { type Job, MAX_JOB_FILE_BYTES } from './job.ts';
import { JobRunner } from './job-runner.ts';
import type { JobRun, JobWork, StepOutcome } from './job-work.ts';
import type { JobRepositories } from './ports.ts';

describe('JobRunner', () => {
  let clock: FakeClock;
  let store: InMemoryJobs;
  let user: { platformRole: string; deactivatedAt: Date | null } | null;
  let begun: number;
  beforeEach(() => {
    clock = new FakeClock();
    store = new InMemoryJobs();
    user = { platformRole: 'user', deactivatedAt: null };
    begun = 0;
  });
  const runner = (work: JobWork<JobRepositories>) => {
    const repositories = { jobs: store, jobQueue: store, users: { find: async () => user } };
    return new JobRunner({
      unitOfWork: { repositories, transaction: (run: (all: unknown) => unknown) => run(repositories) },
      works: { usage_export: work } as never,
      ...{ clock, logger: new RecordingLogger(), randomBytes: seededRandomBytes(++begun) },
    } as never);
  };
  const add = async () => {
    const job = aJob();
    await store.insert(job);
    return job.id;
  };
  const TIMES = 5;
  /** Five steps, in each of which one thing is done. */
  const count =
    (done: number[], before: (run: JobRun<JobRepositories>) => Promise<unknown> = async () => {}) =>
    async (run: JobRun<JobRepositories>): Promise<StepOutcome> => {
      const { done: number } = run.job;
      await before(run);
      await run.commit(async () => {
        done.push(number);
        return { phase: 'records', done: number + 1, total: TIMES, position: null, failures: [] };
      });
      return number + 1 === TIMES ? { next: 'completed', file: null } : { next: 'step' };
    };

  it('carries a job out step by step', async () => {
    const id = await add();
    const done: number[] = [];
    const one = runner(count(done));
    await one.look();
    await one.idle();
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(await store.find(id)).toMatchObject({ state: 'completed', done: 5, total: 5, errorCode: null });
    expect(clock.pendingTimers).toBe(0);
  });

  it('goes on from the last step where another gateway died, which then writes nothing more', async () => {
    const id = await add();
    const [done, late] = [[] as number[], Promise.withResolvers<void>()];
    const dead = runner(count(done, ({ job }) => (job.done === 2 ? late.promise : Promise.resolve())));
    void dead.look();
    await flushMicrotasks();
    // Its renewals do not reach the database, either.
    store.renew = () => Promise.reject(new DomainError('database_unavailable', 'away'));
    const other = runner(count(done));
    clock.advance(14_000);
    await other.look();
    await other.idle();
    expect(done).toEqual([0, 1]);
    clock.advance(1_000);
    await other.look();
    await other.idle();
    expect(done).toEqual([0, 1, 2, 3, 4]);
    late.resolve();
    await dead.idle();
    expect(await store.find(id)).toMatchObject({ state: 'completed', done: 5 });
  });

  it('ends within two seconds when it is cancelled, in the midst of a step, and keeps what was done', async () => {
    const id = await add();
    const done: number[] = [];
    const waits = ({ job, signal }: JobRun) =>
      job.done < 3
        ? Promise.resolve()
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('broken off'))));
    const one = runner(count(done, waits));
    await one.look();
    await flushMicrotasks();
    await store.cancel(id, new Date(clock.nowMs()));
    await clock.advanceGently(2_000, 500);
    await one.idle();
    expect(await store.find(id)).toMatchObject({ state: 'cancelled', done: 3, errorCode: null });
  });

  it('leaves a job to others at once when its gateway stops', async () => {
    const id = await add();
    const stops = ({ signal }: JobRun) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('broken off'))));
    const one = runner(count([], stops));
    await one.look();
    await one.close();
    expect(await store.find(id)).toMatchObject({ state: 'running', attempts: 0 });
    const other = runner(count([]));
    await other.look();
    await other.idle();
    expect(await store.find(id)).toMatchObject({ state: 'completed' });
  });

  it.each([
    ['the code of what went wrong', new DomainError('permission_denied', 'No.'), 'permission_denied'],
    ['that it was a bug', new TypeError('x'), 'internal_error'],
  ])('fails with %s', async (_, error, errorCode) => {
    const id = await add();
    const one = runner(() => Promise.reject(error));
    await one.look();
    await one.idle();
    expect(await store.find(id)).toMatchObject({ state: 'failed', errorCode });
  });

  it('fails where its person is deactivated meanwhile', async () => {
    const id = await add();
    const one = runner(
      count([], async () => {
        user = { platformRole: 'user', deactivatedAt: new Date() };
      }),
    );
    await one.look();
    await one.idle();
    expect(await store.find(id)).toMatchObject({
      state: 'failed',
      errorCode: 'account_deactivated',
      done: 1,
    });
  });

  it('tries again while the database is away, and fails when it gets nowhere', async () => {
    const id = await add();
    let tries = 0;
    const one = runner(() => {
      tries += 1;
      return Promise.reject(new DomainError('database_unavailable', 'away'));
    });
    for (let round = 0; round < 8; round += 1) {
      await one.look();
      await one.idle();
      clock.advance(15_000);
    }
    expect(tries).toBe(5);
    expect(await store.find(id)).toMatchObject({ state: 'failed', errorCode: 'interrupted' });
  });

  describe('of an export', () => {
    const FORMAT = {
      fileName: 'n.json',
      contentType: 'application/json',
      begin: '[',
      between: ',',
      end: ']',
    };
    const source = (pages: readonly string[][]): ExportSource<string, number> => ({
      reach: '[]',
      format: { ...FORMAT, line: (item) => item },
      count: async () => 100,
      read: async (after) => {
        const page = after ?? 0;
        return { items: pages[page]!, next: page + 1 < pages.length ? page + 1 : null };
      },
    });
    const carryOut = async (pages: readonly string[][]): Promise<Job> => {
      const id = await add();
      const one = runner((run) => exportStep(run, source(pages)));
      await one.look();
      await one.idle();
      return (await store.find(id))!;
    };

    it('makes one file of all pages, those without anything included', async () => {
      const job = await carryOut([['1'], [], ['2', '3']]);
      expect(job).toMatchObject({ state: 'completed', done: 3, total: 3 });
      expect(job.file).toMatchObject({
        name: 'n.json',
        contentType: 'application/json',
        bytes: 7,
        pieces: 2,
      });
      const pieces = await Promise.all([0, 1].map((number) => store.readPiece(job.id, number)));
      expect(pieces.map((piece) => new TextDecoder().decode(piece!)).join('')).toBe('[1,2,3]');
    });

    it('fails where its person may see something else meanwhile', async () => {
      const id = await add();
      let page = 0;
      const one = runner((run) => exportStep(run, { ...source([['1'], ['2']]), reach: `${page++}` }));
      await one.look();
      await one.idle();
      expect(await store.find(id)).toMatchObject({
        state: 'failed',
        errorCode: 'permission_denied',
        file: null,
      });
    });

    it('fails where the file would be too large, and keeps nothing of it', async () => {
      const job = await carryOut([['1'], ['x'.repeat(MAX_JOB_FILE_BYTES)]]);
      expect(job).toMatchObject({ state: 'failed', errorCode: 'file_too_large', file: null });
      expect(await store.readPiece(job.id, 0)).toBeNull();
    });
  });
});
