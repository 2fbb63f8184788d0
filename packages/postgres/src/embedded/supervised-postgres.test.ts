import { FakeClock, flushMicrotasks, RecordingLogger } from '@weir/testing';
import { describe, expect, it } from 'vitest';
import type { EmbeddedPostgres } from './embedded-server.ts';
import { SupervisedPostgres } from './supervised-postgres.ts';

class FakeServer implements EmbeddedPostgres {
  readonly url = 'postgres://weir:secret@127.0.0.1:1/weir';
  readonly reclaimed = false;
  readonly pid: number;
  stops = 0;

  constructor(pid: number) {
    this.pid = pid;
  }

  async stop(): Promise<void> {
    this.stops += 1;
  }
}

function setUp() {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const alive = new Set([1]);
  const servers = [new FakeServer(1)];
  const startedMs: number[] = [];
  const behaviour = { start: (): Promise<void> => Promise.resolve() };
  const supervised = new SupervisedPostgres(servers[0]!, {
    clock,
    logger,
    isAlive: (pid) => alive.has(pid),
    restart: async () => {
      startedMs.push(clock.monotonicUs() / 1000);
      await behaviour.start();
      const server = new FakeServer(servers.length + 1);
      servers.push(server);
      alive.add(server.pid);
      return server;
    },
  });
  const gapsS = () => startedMs.slice(1).map((at, index) => Math.round((at - startedMs[index]!) / 1000));
  return { clock, logger, alive, servers, startedMs, gapsS, behaviour, supervised };
}
const failed = () =>
  Promise.reject(Object.assign(new Error('no'), { code: 'embedded_postgres_start_failed' }));

describe('SupervisedPostgres', () => {
  it('starts a server again that has died, at once, with one log line for each step', async () => {
    const { clock, logger, alive, servers, supervised } = setUp();
    await clock.advanceGently(10_000, 100);
    expect(servers).toHaveLength(1);
    alive.delete(1);
    await clock.advanceGently(1_000, 100);
    expect(servers).toHaveLength(2);
    expect(logger.of('database.died')).toEqual([{ pid: 1, restartInMs: 0 }]);
    expect(logger.of('database.restarted')).toEqual([{ pid: 2, attempt: 1 }]);
    await supervised.stop();
    expect(servers[1]!.stops).toBe(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it('waits longer after each failure, and ends after twenty', async () => {
    const { clock, logger, alive, behaviour, startedMs, gapsS } = setUp();
    behaviour.start = failed;
    alive.delete(1);
    await clock.advanceGently(3_600_000, 500);
    expect(startedMs).toHaveLength(20);
    expect(gapsS().slice(0, 7)).toEqual([1, 2, 4, 8, 16, 30, 30]);
    const told = logger.of('database.restart_failed');
    expect(told).toHaveLength(20);
    expect(told.at(-1)).toEqual({
      attempt: 20,
      errorCode: 'embedded_postgres_start_failed',
      restartInMs: null,
    });
    expect(clock.pendingTimers).toBe(0);
  });

  it('takes one that keeps dying soon after its start for a failure, and one that ran for a minute for well', async () => {
    const { clock, logger, alive, servers } = setUp();
    for (let round = 0; round < 3; round++) {
      alive.delete(servers.at(-1)!.pid);
      await clock.advanceGently(5_000, 100);
    }
    await clock.advanceGently(60_000, 500);
    alive.delete(servers.at(-1)!.pid);
    await clock.advanceGently(1_000, 100);
    expect(logger.of('database.died').map(({ restartInMs }) => restartInMs)).toEqual([0, 1_000, 2_000, 0]);
    expect(servers).toHaveLength(5);
  });

  it('stops what a restart under way still starts', async () => {
    const { clock, alive, servers, behaviour, supervised } = setUp();
    const starting = Promise.withResolvers<void>();
    behaviour.start = () => starting.promise;
    alive.delete(1);
    await clock.advanceGently(1_000, 100);
    const stopped = supervised.stop();
    await flushMicrotasks();
    starting.resolve();
    await stopped;
    expect(servers.map(({ stops }) => stops)).toEqual([1, 1]);
    expect(clock.pendingTimers).toBe(0);
  });
});
