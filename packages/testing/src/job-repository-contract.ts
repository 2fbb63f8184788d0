import {
  JOB_FILE_RETENTION_MS,
  type Job,
  type JobFile,
  type JobProgress,
  type JobQueue,
  type JobRepository,
} from '@weir/domain/jobs';
import type { OrganizationId, UserId } from '@weir/domain/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJob } from './a-job.ts';
import { aFreshId } from './an-api-key.ts';

/** Jobs without any, and people and organizations for them. */
export interface JobsHarness {
  readonly jobs: JobRepository;
  readonly queue: JobQueue;
  addUser(): Promise<UserId>;
  addOrganization(): Promise<OrganizationId>;
}

const AT = new Date('2026-01-15T12:00:00Z');
const after = (ms: number) => new Date(AT.getTime() + ms);
const PAGE = { limit: 20, after: null };
const FILE: JobFile = { name: 'usage.csv', contentType: 'text/csv', bytes: 3, pieces: 1 };

/** What storages of jobs promise. Call inside a `describe` or at the top of a test file. */
export function jobRepositoryContract(make: () => Promise<JobsHarness>): void {
  describe('keeps the contract of a repository of jobs', () => {
    let harness: JobsHarness;
    let jobs: JobRepository;
    let queue: JobQueue;
    let userId: UserId;
    beforeEach(async () => {
      harness = await make();
      ({ jobs, queue } = harness);
      userId = await harness.addUser();
    });
    const add = async (overrides: Partial<Job> = {}) => {
      const job = aJob({ userId, ...overrides });
      await jobs.insert(job);
      return job;
    };
    const take = async (at = AT, maxRunning = 2) => {
      const holder = aFreshId();
      const job = await queue.claim(holder, at, new Date(at.getTime() + 15_000), maxRunning);
      return { holder, job };
    };
    const progress = (done: number): JobProgress => ({
      ...{
        phase: 'records',
        done,
        total: 9,
        position: { after: 'x' },
        failures: [{ id: 'a', code: 'conflict' }],
      },
    });

    it('finds what was added, and lists it to its person and its organization, newest first', async () => {
      const organizationId = await harness.addOrganization();
      const first = await add({ organizationId, parameters: { of: 'organization', tag: 'it\'s "so"' } });
      const second = await add({ kind: 'reconciliation', userId: await harness.addUser() });
      const third = await add({
        kind: 'audit_log_export',
        begunBy: { ...first.begunBy, scopes: ['usage:read'] },
      });
      expect(await jobs.find(first.id)).toEqual(first);
      expect(await jobs.find(aFreshId())).toBeNull();
      expect((await jobs.list({ userId }, {}, PAGE)).items).toEqual([third, first]);
      expect((await jobs.list({ organizationId }, {}, PAGE)).items).toEqual([first]);
      expect((await jobs.list(null, { kind: 'reconciliation' }, PAGE)).items).toEqual([second]);
      expect(await jobs.list({ userId }, {}, { limit: 1, after: null })).toEqual({
        items: [third],
        next: third.id,
      });
      expect((await jobs.list({ userId }, {}, { limit: 1, after: third.id })).items).toEqual([first]);
      expect(await jobs.countOpen(userId)).toBe(2);
    });

    it('has only one open job that reads the whole ledger', async () => {
      const one = await add({ kind: 'cache_rebuild' });
      await expect(add({ kind: 'cache_rebuild' })).rejects.toMatchObject({ code: 'conflict' });
      await jobs.cancel(one.id, AT);
      await add({ kind: 'cache_rebuild' });
    });

    it('gives each job to one holder, the oldest first, and few of one person at once', async () => {
      const [one, two, three] = [await add(), await add(), await add()];
      const other = await add({ userId: await harness.addUser() });
      const taken = [await take(), await take(), await take(), await take()];
      expect(taken.map(({ job }) => job?.id)).toEqual([one.id, two.id, other.id, undefined]);
      expect(taken[0]!.job).toMatchObject({ state: 'running', startedAt: AT, attempts: 1 });
      await queue.finish(one.id, taken[0]!.holder, { state: 'failed', errorCode: 'conflict' }, AT);
      expect((await take()).job?.id).toBe(three.id);
    });

    it('gives a job to another holder once the time of the first has passed, who then has lost it', async () => {
      const { id } = await add();
      const one = await take();
      expect(await queue.save(id, one.holder, progress(3))).toBe('wanted');
      expect((await take(after(14_000))).job).toBeNull();
      expect(await queue.renew(id, one.holder, after(20_000))).toBe('wanted');
      expect((await take(after(16_000))).job).toBeNull();
      const two = await take(after(20_000));
      expect(two.job).toMatchObject({ id, done: 3, position: { after: 'x' }, attempts: 1, startedAt: AT });
      expect(await queue.renew(id, one.holder, after(60_000))).toBe('lost');
      expect(await queue.save(id, one.holder, progress(9))).toBe('lost');
      expect(await queue.finish(id, one.holder, { state: 'cancelled' }, AT)).toBe(false);
      await queue.release(id, one.holder, AT);
      expect(await jobs.find(id)).toMatchObject({ state: 'running', done: 3 });
    });

    it('gives a job that was released to another holder at once, which is no attempt', async () => {
      const { id } = await add();
      await queue.release(id, (await take()).holder, after(1_000));
      expect((await take(after(1_000))).job).toMatchObject({ id, attempts: 1 });
    });

    it('cancels what waits at once, what runs when its holder knows, and nothing that has ended', async () => {
      const [running, waiting] = [await add(), await add()];
      const { holder } = await take();
      expect(await jobs.cancel(waiting.id, AT)).toMatchObject({ state: 'cancelled', finishedAt: AT });
      expect(await jobs.cancel(running.id, AT)).toMatchObject({ state: 'cancelling', finishedAt: null });
      expect(await queue.renew(running.id, holder, after(15_000))).toBe('cancelled');
      expect(await queue.save(running.id, holder, progress(4))).toBe('cancelled');
      expect((await jobs.list({ userId }, { state: 'open' }, PAGE)).items.map(({ id }) => id)).toEqual([
        running.id,
      ]);
      expect(await queue.finish(running.id, holder, { state: 'cancelled' }, after(1))).toBe(true);
      expect(await jobs.cancel(running.id, after(2))).toMatchObject({
        state: 'cancelled',
        finishedAt: after(1),
        done: 4,
      });
      expect(await jobs.cancel(aFreshId(), AT)).toBeNull();
      expect((await jobs.list({ userId }, { state: 'ended' }, PAGE)).items).toHaveLength(2);
    });

    it('gives what is to be cancelled to another holder when the first is gone', async () => {
      const { id } = await add();
      await take();
      await jobs.cancel(id, AT);
      expect((await take(after(15_000))).job).toMatchObject({ id, state: 'cancelling' });
    });

    it('keeps the file of a job that is completed, for its time, and none of another', async () => {
      const [made, half] = [await add(), await add()];
      const [one, two] = [await take(), await take()];
      const content = new Uint8Array([1, 0, 255]);
      await queue.addPiece(made.id, 0, content);
      await queue.addPiece(half.id, 0, content);
      const fileExpiresAt = after(JOB_FILE_RETENTION_MS);
      await queue.finish(made.id, one.holder, { state: 'completed', file: FILE, fileExpiresAt }, AT);
      await queue.finish(half.id, two.holder, { state: 'cancelled' }, AT);
      expect(await jobs.find(made.id)).toMatchObject({ file: { ...FILE, expiresAt: fileExpiresAt } });
      expect(new Uint8Array((await jobs.readPiece(made.id, 0))!)).toEqual(content);
      expect(await jobs.readPiece(made.id, 1)).toBeNull();
      expect(await jobs.readPiece(half.id, 0)).toBeNull();
      expect(await jobs.purge({ filesExpiredBy: after(JOB_FILE_RETENTION_MS - 1) }, 10)).toBe(0);
      expect(await jobs.purge({ filesExpiredBy: fileExpiresAt }, 10)).toBe(1);
      expect(await jobs.readPiece(made.id, 0)).toBeNull();
      expect(await jobs.find(made.id)).toMatchObject({ state: 'completed', file: null });
    });

    it('deletes what ended long ago, and of each person all but the newest', async () => {
      const ended = [await add(), await add(), await add()];
      const open = await add({ userId: await harness.addUser() });
      for (const [index, { id }] of ended.entries()) await jobs.cancel(id, after(index));
      expect(await jobs.purge({ endedBefore: after(1) }, 10)).toBe(1);
      expect(await jobs.purge({ kept: 1 }, 10)).toBe(1);
      expect((await jobs.list(null, {}, PAGE)).items.map(({ id }) => id)).toEqual([open.id, ended[2]!.id]);
    });
  });
}
