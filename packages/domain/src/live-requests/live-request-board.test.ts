import { beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import type { LiveRequest } from '../inference/live-request.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { LiveRequestBoard } from './live-request-board.ts';

function aLiveRequest(startedMs: number): LiveRequest {
  return {
    requestId: aFreshId(),
    clientRequestId: 'req_1',
    organizationId: aFreshId(),
    workspaceId: aFreshId(),
    apiKeyId: aFreshId(),
    userId: null,
    operation: 'chat',
    model: 'meadow',
    streamed: true,
    startedAt: new Date(startedMs),
    hasAnswer: false,
    outputTokens: 0,
  };
}

describe('LiveRequestBoard', () => {
  const gatewayId = aFreshId<'gateway'>();
  let clock: FakeClock;
  let logger: RecordingLogger;
  let here: LiveRequest[];
  let elsewhere: LiveRequest[];
  let written: (readonly LiveRequest[])[];
  let askedFor: unknown[][];
  let replace: (signal: AbortSignal) => Promise<void>;
  let board: LiveRequestBoard;
  beforeEach(() => {
    clock = new FakeClock();
    logger = new RecordingLogger();
    [here, elsewhere, written, askedFor] = [[], [], [], []];
    replace = async () => {};
    board = new LiveRequestBoard({
      gatewayId,
      running: {
        liveRequests: (filter, limit) => {
          askedFor.push(['here', filter, limit]);
          return here;
        },
        longestRunning: (limit) => here.slice(0, limit),
      },
      repository: {
        replace(writer, requests, signal) {
          expect(writer).toBe(gatewayId);
          written.push(requests);
          return replace(signal!);
        },
        async listElsewhere(...asked) {
          askedFor.push(['elsewhere', ...asked]);
          return elsewhere;
        },
        listAllElsewhere: async () => elsewhere,
      },
      clock,
      logger,
    });
  });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await flushMicrotasks();
  };

  it('writes what runs every three seconds, and once more when nothing runs any more', async () => {
    board.start();
    await pass(3_000);
    expect(written).toEqual([]);
    const request = aLiveRequest(1);
    here = [request];
    await pass(2_999);
    expect(written).toEqual([]);
    await pass(1);
    await pass(3_000);
    expect(written).toEqual([[request], [request]]);
    here = [];
    await pass(3_000);
    await pass(3_000);
    expect(written).toEqual([[request], [request], []]);
    await board.close();
    expect(written).toHaveLength(3);
    expect(clock.pendingTimers).toBe(0);
  });

  it('writes at most 1,000 requests', async () => {
    here = Array.from({ length: 1_001 }, (_, index) => aLiveRequest(index));
    await board.write();
    expect(written[0]).toEqual(here.slice(0, 1_000));
  });

  it('logs the first of several failures, and tries again, also to remove what may have been written', async () => {
    replace = () => Promise.reject(new DomainError('database_unavailable', 'away', { retryable: true }));
    here = [aLiveRequest(1)];
    board.start();
    await pass(3_000);
    here = [];
    await pass(3_000);
    expect(logger.of('live_requests.not_written')).toEqual([{ errorCode: 'database_unavailable' }]);
    replace = async () => {};
    await pass(3_000);
    await pass(3_000);
    expect(written.map(({ length }) => length)).toEqual([1, 0, 0]);
    await board.close();
  });

  it('gives up a write after five seconds', async () => {
    replace = (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    here = [aLiveRequest(1)];
    const write = board.write();
    await pass(5_000);
    await write;
    expect(logger.of('live_requests.not_written')).toHaveLength(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it('removes its requests when it closes', async () => {
    here = [aLiveRequest(1)];
    await board.write();
    here = [];
    await board.close();
    expect(written.map(({ length }) => length)).toEqual([1, 0]);
  });

  it('lists its own requests and those of others, the latest first, at most 1,000', async () => {
    const [first, second, third] = [1, 2, 3].map(aLiveRequest) as [LiveRequest, LiveRequest, LiveRequest];
    here = [second];
    elsewhere = [third, first];
    const [organizationId, userId] = [aFreshId<'organization'>(), aFreshId<'user'>()];
    expect(await board.listOf(organizationId, userId)).toEqual([third, second, first]);
    expect(askedFor).toEqual([
      ['elsewhere', organizationId, userId, gatewayId, 1_000],
      ['here', { organizationId, userId }, 1_000],
    ]);
    here = Array.from({ length: 1_000 }, (_, index) => aLiveRequest(10 - index));
    const all = await board.listAll();
    expect(all).toHaveLength(1_000);
    expect(all).not.toContain(here.at(-1));
  });
});
