import { readHostList } from '@weir/domain/models';
import { startSimulator } from '@weir/simulator';
import { FakeClock } from '@weir/testing';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { aServer } from '../test/a-server.ts';
import { HttpDiscoveryServer } from './http-discovery-server.ts';
import { UpstreamPools } from './upstream-pools.ts';

const pools = new UpstreamPools(new FakeClock());
afterAll(() => pools.close());

describe('the discovery server', () => {
  it.each(['', '/', '/models', '/models/'])('is asked at /models with its key, given as …%s', async (end) => {
    const asked: unknown[] = [];
    const server = await aServer((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.end('{}');
    });
    onTestFinished(server.close);
    const discoveryServer = new HttpDiscoveryServer(pools, {
      url: `${server.url}/of/hosts${end}`,
      apiKey: 'sk-of-the-server',
    });
    expect(await discoveryServer.listHosts()).toEqual({});
    expect(asked).toEqual([['/of/hosts/models', 'Bearer sk-of-the-server']]);
  });

  it.each(['discovery', 'discovery-list'])('is understood in both forms: %s', async (path) => {
    const simulator = await startSimulator();
    onTestFinished(() => simulator.close());
    simulator.listServers([{ address: '10.20.0.7:8000', model: 'llama', tags: ['gpu:h100'] }]);
    const server = new HttpDiscoveryServer(pools, { url: `${simulator.url}/${path}`, apiKey: null });
    expect(readHostList(await server.listHosts())).toEqual({
      hosts: [
        {
          name: '10.20.0.7:8000',
          baseUrl: 'http://10.20.0.7:8000/v1',
          preset: null,
          models: ['llama'],
          tags: ['gpu:h100'],
        },
      ],
      refused: 0,
    });
    simulator.listServers(undefined);
    await expect(server.listHosts()).rejects.toMatchObject({ code: 'upstream_overloaded' });
  });

  it('has a limit on its answer', async () => {
    const server = await aServer((_, response) => response.end(`{"a":"${'x'.repeat(4 * 1024 * 1024)}"}`));
    onTestFinished(server.close);
    await expect(
      new HttpDiscoveryServer(pools, { url: server.url, apiKey: null }).listHosts(),
    ).rejects.toMatchObject({ code: 'upstream_answer_too_large' });
  });
});
