import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import type { AuditRecord } from '../audit/audit-record.ts';
import type { AuditRecordId } from '../kernel/ids.ts';
import { AuditStream } from './audit-stream.ts';
import type { AuditSink, AuditStreamQueue } from './audit-stream-ports.ts';

/** What the database would hold, for any number of replicas. */
class FakeQueue implements AuditStreamQueue {
  unsent: AuditRecord[] = [];
  renewals = 0;
  #heldBy: string | null = null;
  #heldUntilMs = 0;

  async hold(holder: string, at: Date, until: Date): Promise<boolean> {
    if (this.#heldBy !== holder && this.#heldUntilMs > at.getTime()) return false;
    this.renewals += 1;
    this.#heldBy = holder;
    this.#heldUntilMs = until.getTime();
    return true;
  }

  async release(holder: string, at: Date): Promise<void> {
    if (this.#heldBy === holder) this.#heldUntilMs = at.getTime();
  }

  async first(limit: number): Promise<readonly AuditRecord[]> {
    return this.unsent.slice(0, limit);
  }

  async count(limit: number): Promise<number> {
    return Math.min(limit, this.unsent.length);
  }

  async sent(ids: readonly AuditRecordId[]): Promise<void> {
    this.unsent = this.unsent.filter(({ id }) => !ids.includes(id));
  }
}

class FakeSink implements AuditSink {
  readonly taken: string[][] = [];
  down = false;

  async send(records: readonly AuditRecord[]): Promise<void> {
    if (this.down) throw new Error('503');
    this.taken.push(records.map(({ id }) => id));
  }

  async close(): Promise<void> {}
}

describe('AuditStream', () => {
  let clock: FakeClock;
  let queue: FakeQueue;
  let sink: FakeSink;
  let logger: RecordingLogger;
  beforeEach(() => {
    clock = new FakeClock(0);
    queue = new FakeQueue();
    sink = new FakeSink();
    logger = new RecordingLogger();
  });

  const replica = (holder: string) => new AuditStream({ queue, sink, clock, logger, holder });
  const add = (count: number, from = 1) => {
    for (let number = from; number < from + count; number++) {
      queue.unsent.push({ id: `${number}`.padStart(4, '0') } as unknown as AuditRecord);
    }
  };

  it('says how many records wait', async () => {
    add(250);
    const [one, two] = [replica('one'), replica('two')];
    sink.down = true;
    await one.work();
    await two.work();
    expect([one.waiting, two.waiting]).toEqual([250, 0]);
    add(20_000, 251);
    clock.advance(1_000);
    await one.work();
    expect(one.waiting).toBe(10_000);
    queue.unsent.length = 250;
    sink.down = false;
    await one.work();
    expect(one.waiting).toBe(0);
  });

  it('sends what is queued in order, a hundred at a time', async () => {
    add(250);
    await replica('one').work();
    expect(sink.taken.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(sink.taken.flat()).toEqual(sink.taken.flat().toSorted());
    expect(queue.unsent).toEqual([]);
  });

  it('keeps what the collector does not take, and tries again at growing intervals of a minute at most', async () => {
    add(3);
    sink.down = true;
    const stream = replica('one');
    const delays: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) delays.push(await stream.work());
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(queue.unsent).toHaveLength(3);
    expect(logger.entries.at(-1)).toMatchObject({
      level: 'warn',
      event: 'audit.stream_failed',
      fields: { errorCode: 'collector_failed', failures: 8 },
    });
    sink.down = false;
    expect(await stream.work()).toBe(2_000);
    expect(sink.taken).toEqual([['0001', '0002', '0003']]);
    sink.down = true;
    add(1, 4);
    expect(await stream.work()).toBe(1_000);
  });

  it('sends again what was taken but not ticked off before the end of a process', async () => {
    add(2);
    const dying = replica('one');
    queue.sent = () => Promise.reject(new Error('the process dies here'));
    await dying.work();
    queue.sent = FakeQueue.prototype.sent;
    clock.advance(60_000);
    await replica('two').work();
    expect(sink.taken).toEqual([
      ['0001', '0002'],
      ['0001', '0002'],
    ]);
    expect(queue.unsent).toEqual([]);
  });

  it('lets one replica send, and another one take over when that ends or dies', async () => {
    const [one, two, three] = [replica('one'), replica('two'), replica('three')];
    await one.work();
    add(1);
    await two.work();
    expect(sink.taken).toEqual([]);
    await one.work();
    expect(sink.taken).toHaveLength(1);
    await one.close();
    add(1, 2);
    await two.work();
    expect(sink.taken).toHaveLength(2);
    add(1, 3);
    clock.advance(59_000);
    await three.work();
    expect(sink.taken).toHaveLength(2);
    clock.advance(1_000);
    await three.work();
    expect(sink.taken).toHaveLength(3);
  });

  it('renews its hold on the stream only when it runs out', async () => {
    const stream = replica('one');
    for (let look = 0; look < 10; look++) {
      await stream.work();
      clock.advance(2_000);
    }
    expect(queue.renewals).toBe(1);
    clock.advance(2_000);
    await stream.work();
    expect(queue.renewals).toBe(2);
  });
});
