import { beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import type { LiveRequest } from '../inference/live-request.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { LiveChanges } from './live-changes.ts';
import { type CountedRefusals, type LiveListener, LiveSampler } from './live-sampler.ts';
import type { LiveScope, LiveState } from './live-state.ts';

const PLATFORM: LiveScope = { organizationId: null, owner: null };

function aRequest(outputTokens = 0): LiveRequest {
  return {
    ...{ requestId: aFreshId(), clientRequestId: 'req_1', organizationId: aFreshId() },
    ...{ workspaceId: aFreshId(), apiKeyId: aFreshId(), userId: null, operation: 'chat', model: 'meadow' },
    ...{ streamed: true, startedAt: new Date(0), hasAnswer: outputTokens > 0, outputTokens },
  };
}

class RecordingListener implements LiveListener {
  readonly heard: (readonly [LiveState, LiveChanges | null])[] = [];
  readonly failures: string[] = [];
  passes = 0;
  sampled(state: LiveState, changes: LiveChanges | null) {
    this.heard.push([state, changes]);
  }
  failed(code: string) {
    this.failures.push(code);
  }
  passed() {
    this.passes += 1;
  }
}

describe('LiveSampler', () => {
  let clock: FakeClock;
  let running: LiveRequest[];
  let refused: CountedRefusals[];
  let reads: LiveScope[];
  let isAway: boolean;
  let sampler: LiveSampler;
  const pass = async (ms: number) => {
    clock.advance(ms);
    await flushMicrotasks();
  };
  beforeEach(() => {
    clock = new FakeClock();
    [running, refused, reads, isAway] = [[], [], [], false];
    sampler = new LiveSampler({
      clock,
      sources: {
        async requests(scope) {
          reads.push(scope);
          if (isAway) throw new DomainError('database_unavailable', 'away');
          return [...running];
        },
        refusals: async () => [...refused],
        system: () => ({ breakers: [], spoolDepth: 0, replicas: 1 }),
      },
    });
  });

  it('reads each scope once a second for all who watch, and nothing when nobody does', async () => {
    const scope = { organizationId: aFreshId<'organization'>(), owner: null };
    const listeners = [new RecordingListener(), new RecordingListener(), new RecordingListener()];
    const ends = listeners.map((listener, index) =>
      sampler.subscribe(index < 2 ? PLATFORM : scope, listener),
    );
    await flushMicrotasks();
    await pass(1_000);
    expect(reads).toEqual([PLATFORM, scope, PLATFORM, scope]);
    expect(listeners.map(({ heard, passes }) => [heard.length, passes])).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
    ]);
    expect(listeners[2]!.heard[0]![0].system).toBeNull();
    for (const end of ends) end();
    for (const end of ends) end();
    await pass(10_000);
    expect(reads).toHaveLength(4);
    expect(clock.pendingTimers).toBe(0);
    expect(sampler.feeds).toBe(0);
  });

  it('gives who comes later the last state at once', async () => {
    const [first, second] = [new RecordingListener(), new RecordingListener()];
    sampler.subscribe(PLATFORM, first);
    await flushMicrotasks();
    sampler.subscribe(PLATFORM, second);
    expect(second.heard).toEqual(first.heard);
    expect(reads).toHaveLength(1);
  });

  it('tells what started, changed and ended', async () => {
    const listener = new RecordingListener();
    const [stays, ends, starts] = [aRequest(), aRequest(), aRequest()] as const;
    running = [stays, ends];
    sampler.subscribe(PLATFORM, listener);
    await flushMicrotasks();
    const changed = { ...stays, hasAnswer: true, outputTokens: 7 };
    running = [starts, changed];
    await pass(1_000);
    await pass(1_000);
    expect(listener.heard.map(([, changes]) => changes)).toEqual([
      null,
      {
        requests: { started: [starts], changed: [changed], ended: [ends.requestId] },
        ...{ refusals: null, system: null },
      },
      { requests: null, refusals: null, system: null },
    ]);
  });

  it('has the mean of the refusals of ten seconds, whatever came before it looked', async () => {
    const listener = new RecordingListener();
    const minute = new Date(0);
    refused = [{ minute, code: 'model_not_found', count: 500 }];
    sampler.subscribe(PLATFORM, listener);
    await flushMicrotasks();
    refused = [{ minute, code: 'model_not_found', count: 520 }];
    await pass(1_000);
    refused = [...refused, { minute: new Date(60_000), code: 'model_not_found', count: 10 }];
    await pass(1_000);
    const rates = () => listener.heard.at(-1)![0].refusals;
    expect(listener.heard[0]![0].refusals).toEqual([]);
    expect(listener.heard[1]![1]!.refusals).toEqual([{ code: 'model_not_found', perSecond: 2 }]);
    expect(rates()).toEqual([{ code: 'model_not_found', perSecond: 3 }]);
    for (let second = 0; second < 10; second += 1) await pass(1_000);
    expect(rates()).toEqual([]);
  });

  it('says once that it cannot read, and begins with a whole state when it can', async () => {
    const listener = new RecordingListener();
    sampler.subscribe(PLATFORM, listener);
    await flushMicrotasks();
    isAway = true;
    await pass(1_000);
    await pass(1_000);
    expect(listener.failures).toEqual(['database_unavailable']);
    isAway = false;
    await pass(1_000);
    expect(listener.heard.map(([, changes]) => changes)).toEqual([null, null]);
    expect(listener.passes).toBe(3);
  });
});
