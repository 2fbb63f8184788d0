import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { LookupGate } from './lookup-gate.ts';

describe('LookupGate', () => {
  let clock: FakeClock;
  let gate: LookupGate;
  let started: string[];
  let finish: Map<string, (value: string) => void>;
  let signals: Map<string, AbortSignal>;

  beforeEach(() => {
    clock = new FakeClock();
    gate = new LookupGate(clock, { maxConcurrentLookups: 2, maxQueuedLookups: 2, lookupTimeoutMs: 2_000 });
    started = [];
    finish = new Map();
    signals = new Map();
  });

  function lookUp(name: string) {
    return (signal: AbortSignal) => {
      started.push(name);
      signals.set(name, signal);
      return new Promise<string>((resolve) => finish.set(name, resolve));
    };
  }

  it('lets no more look-ups run at once than it may, and the next one when one ends', async () => {
    const all = ['a', 'b', 'c'].map((name) => gate.run('unknown', lookUp(name)));
    expect(started).toEqual(['a', 'b']);
    finish.get('a')?.('A');
    expect(await all[0]).toBe('A');
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('lets known keys overtake unknown ones', async () => {
    for (const name of ['a', 'b', 'new']) void gate.run('unknown', lookUp(name));
    void gate.run('known', lookUp('old'));
    finish.get('a')?.('');
    await flushMicrotasks();
    expect(started).toEqual(['a', 'b', 'old']);
  });

  it('refuses a look-up when its lane is full, and only then', async () => {
    for (const name of ['a', 'b', 'c', 'd']) void gate.run('unknown', lookUp(name));
    await expect(gate.run('unknown', lookUp('e'))).rejects.toMatchObject({
      code: 'database_unavailable',
      internal: 'lookup_queue_full',
      retryable: true,
    });
    void gate.run('known', lookUp('f'));
    finish.get('a')?.('');
    await flushMicrotasks();
    expect(started).toEqual(['a', 'b', 'f']);
  });

  it('gives up a look-up that takes too long, aborts it, and gives its place away', async () => {
    const slow = gate.run('unknown', lookUp('slow'));
    const other = gate.run('unknown', lookUp('other'));
    clock.advance(1);
    const waiting = gate.run('unknown', lookUp('waiting'));
    const rejection = expect(slow).rejects.toMatchObject({
      code: 'database_unavailable',
      internal: 'lookup_timeout',
    });
    void other.catch(() => undefined);
    clock.advance(1_999);
    await rejection;
    expect(signals.get('slow')?.aborted).toBe(true);
    expect(started).toEqual(['slow', 'other', 'waiting']);
    finish.get('waiting')?.('in time');
    expect(await waiting).toBe('in time');
  });

  it('counts waiting as part of the time', async () => {
    for (const name of ['a', 'b']) gate.run('unknown', lookUp(name)).catch(() => undefined);
    clock.advance(1_000);
    for (const name of ['a', 'b']) finish.get(name)?.('');
    const late = ['c', 'd', 'e'].map((name) => gate.run('unknown', lookUp(name)));
    const outcomes = Promise.allSettled(late);
    clock.advance(2_000);
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('turns a look-up that throws at once into a rejection and goes on', async () => {
    const broken = () => {
      throw new Error('no connection');
    };
    await expect(gate.run('known', broken)).rejects.toThrow('no connection');
    void gate.run('known', lookUp('a'));
    void gate.run('known', lookUp('b'));
    expect(started).toEqual(['a', 'b']);
  });

  it('leaves no timer behind', async () => {
    const done = gate.run('known', async () => 1);
    await done;
    expect(clock.pendingTimers).toBe(0);
  });
});
