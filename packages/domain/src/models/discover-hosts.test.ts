import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { InMemoryCatalogRepository } from '../../../testing/src/in-memory-catalog-repository.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { discoverHosts } from './discover-hosts.ts';
import { DEFAULT_TIMEOUTS } from './model.ts';

describe('discoverHosts', () => {
  let repository: InMemoryCatalogRepository;
  let logger: RecordingLogger;
  let answer: () => Promise<unknown>;
  const randomBytes = seededRandomBytes();
  beforeEach(() => {
    repository = new InMemoryCatalogRepository();
    logger = new RecordingLogger();
  });

  const discover = (json: unknown) => {
    answer = async () => json;
    return ask();
  };
  const ask = () =>
    discoverHosts(
      { credential: 'sk-of-the-hosts', timeouts: DEFAULT_TIMEOUTS },
      {
        repository,
        server: { listHosts: () => answer() },
        requireAllowedAddress: (baseUrl) => {
          if (baseUrl.includes('169.254')) throw new Error('refused');
        },
        clock: new FakeClock(),
        randomBytes,
        logger,
      },
    );
  const served = async () => {
    const { connections, deployments, models } = await repository.load();
    return deployments.map(({ connectionId, modelId }) => [
      connections.find(({ id }) => id === connectionId)!.baseUrl,
      models.find(({ id }) => id === modelId)!.name,
    ]);
  };

  it('makes each host a guarded connection that serves its model and adds no others', async () => {
    expect(await discover({ 'a:1': { model: 'm', preset: 'vllm' }, 'b:1': { model: 'm' } })).toBe(2);
    expect(await served()).toEqual([
      ['http://a:1/v1', 'm'],
      ['http://b:1/v1', 'm'],
    ]);
    const { connections, models } = await repository.load();
    expect(models).toHaveLength(1);
    expect(connections[0]).toMatchObject({
      name: 'a:1',
      preset: 'vllm',
      continuousUsage: true,
      guarded: true,
      addsModels: false,
      credential: 'sk-of-the-hosts',
    });
    expect(repository.recorded.get(null)).toMatchObject({ count: 2 });
  });

  it('disables a host that is gone, which comes back as the same connection', async () => {
    await discover({ 'a:1': { model: 'm' }, 'b:1': { model: 'm' } });
    const [a] = (await repository.load()).connections;
    await discover({ 'b:1': { model: 'm' } });
    expect(await served()).toEqual([['http://b:1/v1', 'm']]);
    await discover({ 'a:1': { model: 'm' }, 'b:1': { model: 'm' } });
    expect((await repository.load()).connections.map(({ id }) => id)).toContain(a!.id);
    expect(logger.of('discovery.hosts_changed')).toEqual([
      { hosts: 2, added: 2, gone: 0 },
      { hosts: 1, added: 0, gone: 1 },
      { hosts: 2, added: 1, gone: 0 },
    ]);
  });

  it('serves the model that a host runs now', async () => {
    await discover({ 'a:1': { model: 'm' } });
    await discover({ 'a:1': { model: 'n' } });
    expect(await served()).toEqual([['http://a:1/v1', 'n']]);
  });

  it('leaves out addresses that are not allowed, and says how many', async () => {
    expect(await discover({ 'a:1': { model: 'm' }, '169.254.169.254:80': { model: 'm' }, 'b:1': {} })).toBe(
      1,
    );
    expect(logger.of('discovery.hosts_refused')).toEqual([{ hosts: 2 }]);
  });

  it.each([
    ['an empty map', {}, 'no_hosts_listed'],
    ['an empty list', [], 'no_hosts_listed'],
    ['hosts that are none', { 'b:1': {} }, 'no_hosts_listed'],
    ['other JSON', 'none', 'upstream_malformed_answer'],
  ])('keeps the last good state after %s, and says so', async (_, json, errorCode) => {
    await discover({ 'a:1': { model: 'm' } });
    expect(await discover(json)).toBeNull();
    expect(await served()).toEqual([['http://a:1/v1', 'm']]);
    expect(logger.of('discovery.server_failed')).toEqual([{ errorCode }]);
    expect(repository.recorded.get(null)).toMatchObject({ errorCode });
  });

  it('keeps it also when the server fails', async () => {
    await discover({ 'a:1': { model: 'm' } });
    answer = async () => {
      throw Object.assign(new Error('secret'), { code: 'upstream_failed' });
    };
    expect(await ask()).toBeNull();
    expect(await served()).toHaveLength(1);
  });
});
