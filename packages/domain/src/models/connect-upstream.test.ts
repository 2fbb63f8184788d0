import { beforeEach, describe, expect, it } from 'vitest';
import { aModel } from '../../../testing/src/a-model.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { InMemoryCatalogRepository } from '../../../testing/src/in-memory-catalog-repository.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { ScriptedModelDiscovery } from '../../../testing/src/scripted-model-discovery.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { CatalogSnapshot } from './catalog-snapshot.ts';
import { type ConnectUpstreamInput, type ConnectUpstreamPorts, connectUpstream } from './connect-upstream.ts';
import { CONFIGURED_BREAKER, DEFAULT_TIMEOUTS } from './model.ts';
import type { DiscoveredModel } from './ports.ts';
import { UNKNOWN_PRICES } from './price-list.ts';

const input: ConnectUpstreamInput = {
  name: 'primary',
  kind: 'openai-compatible',
  baseUrl: 'http://localhost:8000',
  credential: null,
};

function listed(name: string, overrides: Partial<DiscoveredModel> = {}): DiscoveredModel {
  const { contextLength, prices } = aModel();
  return { name, ownedBy: 'meadow', contextLength, prices, ...overrides };
}

describe('connectUpstream', () => {
  let clock: FakeClock;
  let repository: InMemoryCatalogRepository;
  let discovery: ScriptedModelDiscovery;
  let logger: RecordingLogger;
  let ports: ConnectUpstreamPorts;

  beforeEach(() => {
    clock = new FakeClock();
    repository = new InMemoryCatalogRepository();
    discovery = new ScriptedModelDiscovery();
    logger = new RecordingLogger();
    ports = { repository, discovery, clock, logger, randomBytes: seededRandomBytes() };
  });

  const names = async () => (await repository.load()).models.map((model) => model.name);

  it('stores the connection, normalised, with the default timeouts', async () => {
    discovery.models = [listed('a')];
    const { connection } = await connectUpstream(
      { ...input, name: ' primary ', credential: ' sk-1 ' },
      ports,
    );
    expect(connection).toEqual({
      id: connection.id,
      name: 'primary',
      kind: 'openai-compatible',
      baseUrl: 'http://localhost:8000/v1',
      credential: 'sk-1',
      timeouts: DEFAULT_TIMEOUTS,
      streamOptions: true,
      continuousUsage: false,
      breaker: CONFIGURED_BREAKER,
      credentialFrom: 'weir',
      free: false,
      guarded: false,
      preset: null,
      apis: null,
      credentialHeader: null,
      addsModels: true,
    });
    expect((await repository.load()).connections).toEqual([connection]);
    expect(discovery.asked).toEqual([connection]);
  });

  it('makes the catalog serve what the upstream lists', async () => {
    const priced = listed('priced');
    discovery.models = [
      priced,
      listed('bare', { ownedBy: null, contextLength: null, prices: UNKNOWN_PRICES }),
    ];
    const { connection, models } = await connectUpstream(input, ports);
    expect(models).toBe(2);
    const snapshot = new CatalogSnapshot(await repository.load(), 1);
    expect(snapshot.resolve('priced', 'live')).toMatchObject({
      model: {
        ...priced,
        prices: { ...priced.prices, id: expect.any(String), effectiveFrom: new Date(clock.nowMs()) },
        createdAt: new Date(clock.nowMs()),
      },
      deployments: [{ connection, upstreamName: 'priced', tier: 0, weight: 1 }],
    });
    expect(snapshot.resolve('bare', 'live')?.model).toMatchObject({
      ownedBy: 'primary',
      contextLength: null,
      prices: UNKNOWN_PRICES,
    });
    expect(logger.of('upstream.connected')).toEqual([{ connectionId: connection.id, models: 2 }]);
  });

  it('updates the connection of the same name and discovers under its first id', async () => {
    discovery.models = [listed('a')];
    const first = await connectUpstream(input, ports);
    discovery.models = [listed('b')];
    const second = await connectUpstream({ ...input, baseUrl: 'http://localhost:9000/v1' }, ports);
    expect(second.connection.id).toBe(first.connection.id);
    const rows = await repository.load();
    expect(rows.connections).toEqual([second.connection]);
    expect(rows.deployments.map((deployment) => deployment.upstreamName)).toEqual(['b']);
  });

  it('lets two connections that list the same name both serve it', async () => {
    discovery.models = [listed('shared')];
    const one = await connectUpstream(input, ports);
    const other = await connectUpstream({ ...input, name: 'second' }, ports);
    const resolved = new CatalogSnapshot(await repository.load(), 1).resolve('shared', 'live');
    expect(resolved?.deployments.map((deployment) => deployment.connectionId).sort()).toEqual(
      [one.connection.id, other.connection.id].sort(),
    );
  });

  it('keeps what it knows of an upstream that does not answer, and says so in the log', async () => {
    discovery.models = [listed('a')];
    await connectUpstream(input, ports);
    discovery.failure = Object.assign(new Error('secret detail'), { code: 'connect_failed' });
    const { connection, models } = await connectUpstream(input, ports);
    expect(models).toBeNull();
    expect((await repository.load()).deployments).toHaveLength(1);
    expect(logger.of('upstream.unreachable')).toEqual([
      { connectionId: connection.id, errorCode: 'connect_failed' },
    ]);
  });

  it('takes an empty list for no answer', async () => {
    discovery.models = [listed('a')];
    await connectUpstream(input, ports);
    discovery.models = [];
    expect((await connectUpstream(input, ports)).models).toBeNull();
    expect((await repository.load()).deployments).toHaveLength(1);
    expect(logger.of('upstream.unreachable')).toMatchObject([{ errorCode: 'no_models_listed' }]);
  });

  it('waits ten seconds for the list, not as long as for a completion', async () => {
    discovery.hang = true;
    const connecting = connectUpstream(input, ports);
    await flushMicrotasks();
    await clock.advanceGently(10_000, 1_000);
    expect((await connecting).models).toBeNull();
    expect(discovery.signals[0]?.aborted).toBe(true);
    expect(logger.of('upstream.unreachable')).toMatchObject([{ errorCode: 'timeout' }]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('takes each name once and leaves out those a catalog cannot hold', async () => {
    discovery.models = ['a', '', 'a', 'x'.repeat(257), 'line\nbreak', 'half\ud800', 'b'].map((name) =>
      listed(name),
    );
    expect((await connectUpstream(input, ports)).models).toBe(2);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('rejects when the catalog cannot be written', async () => {
    discovery.models = [listed('a')];
    repository.failure = new Error('connection refused');
    await expect(connectUpstream(input, ports)).rejects.toThrow('connection refused');
  });

  it.each<[string, Partial<ConnectUpstreamInput>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['a long name', { name: 'x'.repeat(101) }, 'name'],
    ['a name with a line break', { name: 'a\nb' }, 'name'],
    ['a base URL with a password', { baseUrl: 'http://a:b@localhost' }, 'base_url'],
    ['a credential with a line break', { credential: 'sk\r\nx-evil: 1' }, 'credential'],
    ['a credential outside ASCII', { credential: 'schlüssel' }, 'credential'],
    ['a very long credential', { credential: 'x'.repeat(4_097) }, 'credential'],
    ['a timeout of zero', { timeouts: { idleMs: 0 } }, 'timeouts'],
    ['a broken timeout', { timeouts: { totalMs: Number.NaN } }, 'timeouts'],
  ])('refuses %s before anything is stored', async (_, wrong, param) => {
    await expect(connectUpstream({ ...input, ...wrong }, ports)).rejects.toMatchObject({
      code: 'invalid_parameter',
      param,
    });
    expect((await repository.load()).connections).toEqual([]);
    expect(discovery.asked).toEqual([]);
  });
});
