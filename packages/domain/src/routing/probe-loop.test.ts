import { beforeEach, describe, expect, it } from 'vitest';
import { aConnection, aModel } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { ScriptedModelDiscovery } from '../../../testing/src/scripted-model-discovery.ts';
import type { ProviderErrorCode } from '../inference/provider-error.ts';
import type { Connection } from '../models/model.ts';
import { Breakers } from './breakers.ts';
import { ProbeLoop } from './probe-loop.ts';

describe('ProbeLoop', () => {
  let clock: FakeClock;
  let discovery: ScriptedModelDiscovery;
  let logger: RecordingLogger;
  let breakers: Breakers;
  let connections: Connection[];
  let random: number;
  let loop: ProbeLoop;

  beforeEach(() => {
    clock = new FakeClock();
    discovery = new ScriptedModelDiscovery();
    discovery.models = [aModel({ name: 'a' })];
    logger = new RecordingLogger();
    breakers = new Breakers();
    connections = [aConnection()];
    random = 0.5;
    loop = new ProbeLoop({
      breakers,
      connectionWith: (id, credentialId) =>
        connections.find((each) => each.id === id && (each.credentialId ?? null) === credentialId) ?? null,
      discovery,
      clock,
      logger,
      random: () => random,
    });
    loop.start();
  });

  const nowMs = () => clock.monotonicUs() / 1_000;
  function trip(connection: Connection, code: ProviderErrorCode = 'upstream_connect_failed') {
    for (let count = 0; count < 3; count++) breakers.failed(connection, 'yes', { code }, nowMs());
  }
  const pass = (seconds: number) => clock.advanceGently(seconds * 1_000, 250);
  const answer = (connection: Connection) => breakers.wouldAllow(connection, nowMs());

  it('lets the next request try an upstream that lists its models again', async () => {
    const [connection] = connections as [Connection];
    discovery.failure = new Error('refused');
    trip(connection);
    await pass(40);
    expect([discovery.asked.length, answer(connection)]).toEqual([2, 'no']);
    discovery.failure = null;
    await pass(15);
    expect(answer(connection)).toBe('probe');
    expect(logger.of('breaker.probed')).toEqual([{ connectionId: connection.id, models: 1 }]);
    // It waits for a request from here on.
    await pass(120);
    expect(discovery.asked).toHaveLength(3);
  });

  it('asks at times that differ by up to the interval', async () => {
    const [connection] = connections as [Connection];
    discovery.failure = new Error('refused');
    trip(connection);
    random = 0;
    await pass(7.5);
    expect(discovery.asked).toHaveLength(0);
    await pass(0.5);
    expect(discovery.asked).toHaveLength(1);
    random = 0.99;
    await pass(7.5);
    expect(discovery.asked).toHaveLength(2);
    await pass(22);
    expect(discovery.asked).toHaveLength(2);
    await pass(1);
    expect(discovery.asked).toHaveLength(3);
  });

  it('asks half as often each time that the request after a list fails', async () => {
    const [connection] = connections as [Connection];
    trip(connection);
    const askedAt: number[] = [];
    for (let second = 1; second <= 250; second++) {
      await pass(1);
      if (discovery.asked.length === askedAt.length) continue;
      askedAt.push(second);
      expect(breakers.allows(connection, nowMs())).toBe('probe');
      breakers.failed(connection, 'probe', { code: 'upstream_failed' }, nowMs());
    }
    expect(askedAt).toHaveLength(4);
    const waits = askedAt.slice(1).map((second, index) => second - askedAt[index]!);
    for (const [index, wait] of waits.entries()) expect(Math.abs(wait - 30 * 2 ** index)).toBeLessThan(3);
  });

  it('asks nothing of upstreams without an outage', async () => {
    const limited = aConnection();
    const rejecting = aConnection();
    const failing = aConnection();
    const byHand = aConnection();
    connections.push(limited, rejecting, failing, byHand);
    trip(limited, 'upstream_rate_limited');
    trip(rejecting, 'upstream_credential_rejected');
    breakers.failed(failing, 'yes', { code: 'upstream_failed' }, nowMs());
    const opened = {
      ...byHand,
      breaker: { ...byHand.breaker, set: { to: 'open', at: new Date(1), reason: null } as const },
    };
    connections.splice(connections.indexOf(byHand), 1, opened);
    trip(byHand);
    breakers.allows(opened, nowMs());
    await pass(300);
    expect(discovery.asked).toEqual([]);
  });

  it('leaves those that it cannot ask to the time of their breaker', async () => {
    connections = [aConnection({ kind: 'bedrock' }), aConnection({ credentialFrom: 'client' })];
    const gone = aConnection();
    for (const connection of [...connections, gone]) trip(connection);
    await pass(60);
    expect(discovery.asked).toEqual([]);
  });

  it('asks with the credential that an organization brought', async () => {
    const brought = { ...connections[0]!, credential: 'brought', credentialId: aFreshId<'credential'>() };
    connections.push(brought);
    trip(brought);
    await pass(16);
    expect(discovery.asked).toEqual([brought]);
    expect(answer(brought)).toBe('probe');
  });

  it('takes an empty list for no answer', async () => {
    discovery.models = [];
    trip(connections[0]!);
    await pass(16);
    expect([discovery.asked.length, answer(connections[0]!)]).toEqual([1, 'no']);
  });

  it('asks four at once, and each in its turn though others hang', async () => {
    connections = Array.from({ length: 9 }, () => aConnection());
    discovery.hang = true;
    for (const connection of connections) trip(connection);
    await pass(16);
    expect(discovery.asked).toHaveLength(4);
    await pass(30);
    expect(new Set(discovery.asked)).toEqual(new Set(connections));
  });

  it('aborts what is under way when it stops, and asks no more', async () => {
    discovery.hang = true;
    trip(connections[0]!);
    await pass(16);
    loop.stop();
    expect(discovery.signals[0]?.aborted).toBe(true);
    await pass(60);
    expect([discovery.asked.length, clock.pendingTimers]).toEqual([1, 0]);
  });
});
