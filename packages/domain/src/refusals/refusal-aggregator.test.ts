import { beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Refusal, RefusalCount } from './refusal.ts';
import { RefusalAggregator, type RefusalAggregatorLimits } from './refusal-aggregator.ts';

const MINUTE_MS = 60_000;

function aRefusal(changes: Partial<Refusal> = {}): Refusal {
  return {
    code: 'model_not_allowed',
    key: { id: aFreshId(), organizationId: aFreshId() },
    scope: null,
    limit: null,
    observed: null,
    resetsAt: null,
    limits: [],
    operation: 'chat',
    model: null,
    requestId: 'req_1',
    ...changes,
  };
}

describe('RefusalAggregator', () => {
  let clock: FakeClock;
  let logger: RecordingLogger;
  let batches: RefusalCount[][];
  let store: (counts: readonly RefusalCount[], signal?: AbortSignal) => Promise<void>;
  beforeEach(() => {
    clock = new FakeClock();
    clock.advance(MINUTE_MS - (clock.nowMs() % MINUTE_MS));
    logger = new RecordingLogger();
    batches = [];
    store = async (counts) => {
      batches.push(structuredClone([...counts]));
    };
  });
  const open = (limits: Partial<RefusalAggregatorLimits> = {}) =>
    new RefusalAggregator(
      { store: { add: (counts, signal) => store(counts, signal) }, clock, logger },
      limits,
    );

  it('counts those of a key, code, scope and minute together, with the first time and the last facts', async () => {
    const refusals = open();
    const minute = new Date(clock.nowMs());
    const refusal = aRefusal({ scope: 'workspace', limit: 10n, observed: 10n });
    refusals.refused(refusal);
    clock.advance(5_000);
    const resetsAt = new Date(clock.nowMs() + 1_000);
    refusals.refused({ ...refusal, observed: 12n, resetsAt, model: 'meadow', requestId: 'req_2' });
    await refusals.write();
    expect(batches).toEqual([
      [
        {
          ...refusal,
          ...{ minute, count: 2, firstAt: minute, lastAt: new Date(clock.nowMs()) },
          ...{ observed: 12n, resetsAt, model: 'meadow', requestId: 'req_2' },
          requestIds: ['req_1', 'req_2'],
        },
      ],
    ]);
  });

  it('keeps keys, codes, scopes and minutes apart', async () => {
    const refusals = open();
    const refusal = aRefusal();
    refusals.refused(refusal);
    refusals.refused({ ...refusal, key: aRefusal().key });
    refusals.refused({ ...refusal, code: 'endpoint_not_allowed' });
    refusals.refused({ ...refusal, scope: 'api_key' });
    clock.advance(MINUTE_MS);
    refusals.refused(refusal);
    await refusals.write();
    expect(batches[0]?.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
  });

  it('counts those without a key by code, and keeps nothing of them', async () => {
    const refusals = open();
    for (let index = 0; index < 5_000; index++) {
      refusals.refused(
        aRefusal({ key: null, code: 'api_key_unknown', requestId: `req_${index}`, model: `m${index}` }),
      );
    }
    await refusals.write();
    expect(batches).toMatchObject([
      [{ code: 'api_key_unknown', key: null, count: 5_000, requestId: null, model: null, operation: null }],
    ]);
  });

  it('counts what is beyond the limit of a minute in one count, also across writes', async () => {
    const refusals = open({ maxCountsPerMinute: 3 });
    for (let index = 0; index < 10; index++) {
      refusals.refused(aRefusal());
      await refusals.write();
    }
    expect(batches.flat().filter(({ key }) => key !== null)).toHaveLength(3);
    const others = batches.flat().filter(({ code }) => code === 'other');
    expect(others.map(({ key, count }) => [key, count])).toEqual(Array(7).fill([null, 1]));
    clock.advance(MINUTE_MS);
    refusals.refused(aRefusal());
    await refusals.write();
    expect(batches.at(-1)).toMatchObject([{ code: 'model_not_allowed', count: 1 }]);
  });

  it('writes at intervals, one write at a time, and nothing when nothing was refused', async () => {
    const refusals = open({ intervalMs: 1_000 });
    refusals.start();
    clock.advance(1_000);
    await flushMicrotasks();
    expect(batches).toEqual([]);
    refusals.refused(aRefusal());
    clock.advance(1_000);
    await flushMicrotasks();
    expect(batches).toHaveLength(1);
  });

  it('keeps what could not be written, with what comes meanwhile', async () => {
    const refusals = open();
    const refusal = aRefusal();
    refusals.refused(refusal);
    store = async () => {
      refusals.refused({ ...refusal, requestId: 'req_2' });
      throw new DomainError('database_unavailable', 'Away.');
    };
    await refusals.write();
    expect(logger.of('refusals.not_written')).toEqual([{ errorCode: 'database_unavailable', counts: 1 }]);
    store = async (counts) => void batches.push([...counts]);
    await refusals.write();
    expect(batches).toMatchObject([[{ count: 2, requestId: 'req_2' }]]);
  });

  it('holds no more than its limit while the store is away: the oldest go', async () => {
    const refusals = open({ maxHeld: 3 });
    store = async () => {
      throw new DomainError('database_unavailable', 'Away.');
    };
    const codes = ['a', 'b', 'c', 'd'];
    for (const code of codes) {
      refusals.refused(aRefusal({ code }));
      await refusals.write();
    }
    store = async (counts) => void batches.push([...counts]);
    await refusals.close();
    expect(batches[0]?.map(({ code }) => code)).toEqual(['b', 'c', 'd']);
  });

  it('gives up what the store refuses for its own sake', async () => {
    const refusals = open();
    store = async () => {
      throw new TypeError('no such column');
    };
    refusals.refused(aRefusal());
    await refusals.write();
    expect(logger.of('refusals.not_written')).toEqual([{ errorCode: 'database_error', counts: 1 }]);
    store = async (counts) => void batches.push([...counts]);
    refusals.refused(aRefusal());
    await refusals.write();
    expect(batches).toMatchObject([[{ count: 1 }]]);
  });

  it('closes in bounded time while the store hangs', async () => {
    const refusals = open({ writeTimeoutMs: 2_000 });
    store = (_, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    refusals.refused(aRefusal());
    const closed = refusals.close();
    await flushMicrotasks();
    clock.advance(2_000);
    await closed;
  });
});
