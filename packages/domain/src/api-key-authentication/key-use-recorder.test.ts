import { beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import type { ApiKeyId } from '../kernel/ids.ts';
import { KeyUseRecorder, type KeyUseRecorderLimits } from './key-use-recorder.ts';

const MINUTE_MS = 60_000;

describe('KeyUseRecorder', () => {
  let clock: FakeClock;
  let logger: RecordingLogger;
  let writes: Record<string, number>[];
  let answer: () => Promise<void>;

  beforeEach(() => {
    clock = new FakeClock(0);
    logger = new RecordingLogger();
    writes = [];
    answer = async () => undefined;
  });

  const start = (limits: Partial<KeyUseRecorderLimits> = {}) => {
    const store = {
      recordUses: (uses: ReadonlyMap<ApiKeyId, Date>) => {
        writes.push(Object.fromEntries([...uses].map(([id, at]) => [id, at.getTime()])));
        return answer();
      },
    };
    const recorder = new KeyUseRecorder({ store, clock, logger }, limits);
    recorder.start();
    return recorder;
  };
  const aKey = (id: ApiKeyId = aFreshId()) => ({ use: { id, atMs: 0 } });
  const minute = async () => {
    clock.advance(MINUTE_MS);
    await flushMicrotasks();
  };

  it('writes the latest use of each key once a minute, whatever the number of requests', async () => {
    const recorder = start();
    const [one, other] = [aKey(), aKey()];
    for (let atMs = 1; atMs <= 1_000; atMs++) recorder.used(one, atMs);
    recorder.used(other, 5);
    expect(writes).toEqual([]);
    await minute();
    expect(writes).toEqual([{ [one.use.id]: 1_000, [other.use.id]: 5 }]);
    recorder.used(one, 70_000);
    await minute();
    expect(writes[1]).toEqual({ [one.use.id]: 70_000 });
  });

  it('writes nothing when no key was used', async () => {
    start();
    await minute();
    await minute();
    expect(writes).toEqual([]);
    expect(clock.pendingTimers).toBe(1);
  });

  it('takes the later of two uses of a key that was looked up anew in between', async () => {
    const recorder = start();
    const id = aFreshId<'api-key'>();
    recorder.used(aKey(id), 20);
    recorder.used(aKey(id), 10);
    await minute();
    expect(writes).toEqual([{ [id]: 20 }]);
  });

  it('tries again with what could not be written, and says so without naming a key', async () => {
    const recorder = start();
    const key = aKey();
    recorder.used(key, 10);
    answer = () => Promise.reject(new Error('connection refused'));
    await minute();
    expect(logger.entries).toMatchObject([
      { event: 'api_keys.uses_not_written', fields: { errorCode: 'database_error', keys: 1 } },
    ]);
    answer = async () => undefined;
    await minute();
    await minute();
    expect(writes).toEqual([{ [key.use.id]: 10 }, { [key.use.id]: 10 }]);
  });

  it('keeps the later use when a failed one waits still', async () => {
    const recorder = start();
    const key = aKey();
    recorder.used(key, 10);
    answer = () => Promise.reject(new Error('connection refused'));
    await minute();
    recorder.used(key, 61_000);
    await minute();
    expect(writes[1]).toEqual({ [key.use.id]: 61_000 });
  });

  it('notes no more keys than it may, and those again after the next write', async () => {
    const recorder = start({ maxKeys: 2 });
    const keys = [aKey(), aKey(), aKey()];
    for (const key of keys) recorder.used(key, 10);
    await minute();
    expect(Object.keys(writes[0]!)).toEqual([keys[0]!.use.id, keys[1]!.use.id]);
    recorder.used(keys[2]!, 20);
    await minute();
    expect(writes[1]).toEqual({ [keys[2]!.use.id]: 20 });
  });

  it('writes what waits when it is closed, and no more after that', async () => {
    const recorder = start();
    const key = aKey();
    recorder.used(key, 10);
    await recorder.close();
    expect(writes).toEqual([{ [key.use.id]: 10 }]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('lets a write under way end before the last one', async () => {
    const recorder = start();
    const key = aKey();
    recorder.used(key, 10);
    const slow = Promise.withResolvers<void>();
    answer = () => slow.promise;
    await minute();
    recorder.used(key, 61_000);
    const closed = recorder.close();
    await flushMicrotasks();
    expect(writes).toHaveLength(1);
    answer = async () => undefined;
    slow.resolve();
    await closed;
    expect(writes).toEqual([{ [key.use.id]: 10 }, { [key.use.id]: 61_000 }]);
    await flushMicrotasks();
    expect(clock.pendingTimers).toBe(0);
  });
});
