import { isProviderError } from '@weir/domain/inference';
import { UNKNOWN_PRICES } from '@weir/domain/models';
import { startSimulator } from '@weir/simulator';
import { aConnection, FakeClock } from '@weir/testing';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { aServer } from '../../test/a-server.ts';
import { UpstreamPools } from '../upstream-pools.ts';
import { AnthropicDiscovery } from './anthropic-discovery.ts';

const pools = new UpstreamPools(new FakeClock());
const discovery = new AnthropicDiscovery(pools);
afterAll(() => pools.close());

/** A server with these pages. */
async function serverWith(page: (url: string, asked: number) => unknown) {
  const urls: string[] = [];
  const server = await aServer(({ url, headers }, response) => {
    expect(headers['anthropic-version']).toBe('2023-06-01');
    urls.push(url!);
    response.end(JSON.stringify(page(url!, urls.length)));
  });
  onTestFinished(server.close);
  return { urls, connection: aConnection({ kind: 'anthropic', baseUrl: `${server.url}/v1` }) };
}

describe('the models of Anthropic', () => {
  it('are what the simulator serves', async () => {
    const simulator = await startSimulator({ apiKey: 'key' });
    onTestFinished(() => simulator.close());
    const connection = aConnection({ kind: 'anthropic', baseUrl: `${simulator.url}/v1`, credential: 'key' });
    const models = await discovery.listModels(connection);
    expect(models.map(({ name }) => name)).toContain('sim-echo');
    expect(models[0]!.contextLength).toBeGreaterThan(0);
    expect(models[0]!.maxOutputTokens).toBeGreaterThan(0);

    const refused = discovery.listModels({ ...connection, credential: 'wrong' });
    await expect(refused).rejects.toMatchObject({ code: 'upstream_credential_rejected', status: 401 });
  });

  it('are read page by page', async () => {
    const { urls, connection } = await serverWith((_, asked) =>
      asked === 1
        ? {
            data: [{ id: 'claude-a', max_input_tokens: 200_000, max_tokens: 64_000 }],
            has_more: true,
            last_id: 'claude a',
          }
        : {
            data: [
              { id: 'claude-b', max_input_tokens: 0, max_tokens: 2 ** 31 },
              { id: 'claude-old', lifecycle: 'retired' },
              { id: 7 },
              null,
            ],
            has_more: false,
          },
    );
    const found = { ownedBy: 'anthropic', prices: UNKNOWN_PRICES };
    expect(await discovery.listModels(connection)).toEqual([
      { ...found, name: 'claude-a', contextLength: 200_000, maxOutputTokens: 64_000 },
      { ...found, name: 'claude-b', contextLength: null, maxOutputTokens: null },
    ]);
    expect(urls).toEqual(['/v1/models?limit=1000', '/v1/models?limit=1000&after_id=claude%20a']);
  });

  it('end, even if a server always has one more page', async () => {
    const { urls, connection } = await serverWith(() => ({
      data: [{ id: 'x' }],
      has_more: true,
      last_id: 'x',
    }));
    expect(await discovery.listModels(connection)).toHaveLength(1);
    expect(urls).toHaveLength(10);
  });

  it('are not there when the answer is something else', async () => {
    const { connection } = await serverWith(() => null);
    await expect(discovery.listModels(connection)).rejects.toSatisfy(
      (error) => isProviderError(error) && error.code === 'upstream_malformed_answer',
    );
  });
});
