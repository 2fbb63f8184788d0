import { beforeEach, describe, expect, it } from 'vitest';
import { aConnection, aModel } from '../../../testing/src/a-model.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { InMemoryCatalogRepository } from '../../../testing/src/in-memory-catalog-repository.ts';
import { InMemoryDiscoveryTurns } from '../../../testing/src/in-memory-discovery-turns.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { ScriptedModelDiscovery } from '../../../testing/src/scripted-model-discovery.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { Discovery } from './discovery.ts';
import { DiscoveryLoop } from './discovery-loop.ts';
import { type Connection, DEFAULT_TIMEOUTS } from './model.ts';

describe('DiscoveryLoop', () => {
  let clock: FakeClock;
  let repository: InMemoryCatalogRepository;
  let discovery: ScriptedModelDiscovery;
  let logger: RecordingLogger;
  let connections: Connection[];
  let turns: InMemoryDiscoveryTurns;
  let loop: DiscoveryLoop;

  beforeEach(async () => {
    clock = new FakeClock();
    repository = new InMemoryCatalogRepository();
    discovery = new ScriptedModelDiscovery();
    discovery.models = [aModel({ name: 'a' })];
    logger = new RecordingLogger();
    connections = [aConnection()];
    for (const connection of connections) await repository.saveConnection(connection);
    turns = new InMemoryDiscoveryTurns(clock);
    loop = aLoop('this');
  });

  const aLoop = (holder: string) =>
    new DiscoveryLoop({
      discovery: new Discovery({
        repository,
        discovery,
        clock,
        logger,
        randomBytes: seededRandomBytes(),
        connections: () => connections,
        server: null,
        hosts: { credential: null, timeouts: DEFAULT_TIMEOUTS },
        requireAllowedAddress: () => {},
      }),
      turns,
      holder,
      clock,
      logger,
    });

  const pass = (seconds: number) => clock.advanceGently(seconds * 1_000, 1_000);
  /** The seconds, of the next so many, in which an upstream was asked. */
  async function askedIn(seconds: number): Promise<number[]> {
    const asked: number[] = [];
    for (let second = 1; second <= seconds; second++) {
      const before = discovery.asked.length;
      await pass(1);
      if (discovery.asked.length > before) asked.push(second);
    }
    return asked;
  }

  it('asks soon after the start, then every five minutes', async () => {
    loop.start();
    expect(await askedIn(700)).toEqual([1, 301, 601]);
    expect((await repository.load()).models.map((model) => model.name)).toEqual(['a']);
  });

  it('leaves a connection that was just discovered alone for an interval', async () => {
    loop.start([connections[0]!.id]);
    expect(await askedIn(400)).toEqual([300]);
    expect(repository.recorded.get(connections[0]!.id)).toMatchObject({ count: 1 });
  });

  it('asks an upstream that fails sooner, at growing intervals, and says when it is back', async () => {
    discovery.failure = Object.assign(new Error('refused'), { code: 'connect_failed' });
    loop.start();
    expect(await askedIn(700)).toEqual([1, 6, 16, 36, 76, 156, 316, 616]);
    expect(logger.of('upstream.unreachable')).toHaveLength(8);
    discovery.failure = null;
    expect(await askedIn(600)).toEqual([216, 516]);
    expect(logger.of('upstream.connected')).toEqual([{ connectionId: connections[0]!.id, models: 1 }]);
  });

  it('counts a catalog that cannot be written as a failure', async () => {
    repository.failure = new Error('connection refused');
    loop.start();
    expect(await askedIn(10)).toEqual([1, 6]);
    expect(logger.of('upstream.unreachable')[0]).toMatchObject({ errorCode: 'database_error' });
  });

  it('keeps one failing upstream from delaying the others', async () => {
    const hanging = aConnection();
    discovery.hangFor = (connection) => connection === hanging;
    connections = [hanging, ...connections];
    loop.start();
    await pass(2);
    expect(discovery.asked).toHaveLength(2);
    expect((await repository.load()).deployments).toHaveLength(1);
  });

  it('asks an upstream one question at a time', async () => {
    discovery.hang = true;
    loop.start();
    expect(await askedIn(11)).toEqual([1]);
  });

  it('follows the connections there are', async () => {
    loop.start();
    await pass(2);
    const added = aConnection();
    connections = [added];
    expect(await askedIn(310)).toEqual([1, 301]);
    expect(discovery.asked.slice(1).every((connection) => connection === added)).toBe(true);
  });

  it('stops: no timer is left, and what is under way is aborted without a word', async () => {
    discovery.hang = true;
    loop.start();
    await pass(2);
    await loop.stop();
    await flushMicrotasks();
    expect(discovery.signals[0]?.aborted).toBe(true);
    expect(clock.pendingTimers).toBe(0);
    expect(logger.of('upstream.unreachable')).toEqual([]);
    expect(repository.recorded.size).toBe(0);
  });

  it('can be started again after it was stopped, and starting twice is starting once', async () => {
    loop.start();
    await loop.stop();
    loop.start();
    loop.start();
    expect(await askedIn(5)).toEqual([1]);
    expect(discovery.asked).toHaveLength(1);
  });

  describe('at several gateways', () => {
    it('asks from one of them', async () => {
      loop.start();
      aLoop('other').start();
      expect(await askedIn(320)).toEqual([1, 301]);
      expect(discovery.asked).toHaveLength(2);
      expect(logger.of('discovery.turn_taken')).toHaveLength(1);
    });

    it('asks from another soon after the one that had the turn stopped', async () => {
      loop.start();
      aLoop('other').start();
      await pass(5);
      await loop.stop();
      expect(await askedIn(12)).toEqual([6]);
    });

    it('asks from another once the turn of one that died has ended, and never from both', async () => {
      loop.start();
      await pass(2);
      // It can neither take its turn again nor give it back, as if the machine were gone.
      turns.failure = new Error('connection refused');
      await pass(15);
      turns.failure = null;
      const dead = turns;
      turns = new InMemoryDiscoveryTurns(clock);
      await turns.take('poll', 'this', 15_000);
      dead.failure = new Error('connection refused');
      aLoop('other').start();
      expect(await askedIn(30)).toEqual([21]);
    });

    it('asks nobody while the database is away', async () => {
      turns.failure = new Error('connection refused');
      loop.start();
      expect(await askedIn(60)).toEqual([]);
      turns.failure = null;
      expect(await askedIn(12)).toHaveLength(1);
    });
  });

  it('asks at most sixteen at once', async () => {
    connections = Array.from({ length: 40 }, () => aConnection());
    discovery.hang = true;
    loop.start();
    await pass(3);
    expect(discovery.asked).toHaveLength(16);
    await pass(10);
    expect(discovery.asked).toHaveLength(32);
  });
});
