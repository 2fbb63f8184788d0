import { gzipSync } from 'node:zlib';
import { isProviderError } from '@weir/domain/inference';
import { UNKNOWN_PRICES } from '@weir/domain/models';
import { startSimulator } from '@weir/simulator';
import { aConnection, FakeClock } from '@weir/testing';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { aServer } from '../../test/a-server.ts';
import { UpstreamPools } from '../upstream-pools.ts';
import { OpenAiCompatibleDiscovery } from './openai-compatible-discovery.ts';

const pools = new UpstreamPools(new FakeClock());
const discovery = new OpenAiCompatibleDiscovery(pools);
afterAll(() => pools.close());

async function anUpstream(
  answer: Parameters<typeof aServer>[0],
  limits: { connectMs?: number; firstByteMs?: number } = {},
) {
  const server = await aServer(answer);
  onTestFinished(server.close);
  const timeouts = { connectMs: 1_000, firstByteMs: 4_000, idleMs: 1_000, totalMs: 1_000, ...limits };
  return aConnection({ baseUrl: `${server.url}/v1`, credential: 'discovery-secret', timeouts });
}

const listing = (data: unknown) =>
  anUpstream((_, response) => response.end(JSON.stringify({ object: 'list', data })));

async function failure(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
  throw new Error('did not fail');
}

describe('listModels', () => {
  it('lists what the simulator serves', async () => {
    const simulator = await startSimulator({ apiKey: 'key-of-simulator' });
    onTestFinished(() => simulator.close());
    const connection = aConnection({ baseUrl: `${simulator.url}/v1`, credential: 'key-of-simulator' });
    const models = await discovery.listModels(connection);
    expect(models.map((model) => model.name)).toContain('sim-echo');

    const refused = await failure(discovery.listModels({ ...connection, credential: 'wrong' }));
    expect(refused).toMatchObject({
      code: 'upstream_credential_rejected',
      status: 401,
      words: { code: 'invalid_api_key' },
    });
  });

  it('asks with the credential, below the base URL', async () => {
    let asked: unknown;
    const connection = await anUpstream((request, response) => {
      asked = [request.method, request.url, request.headers.authorization];
      response.end('{"data":[]}');
    });
    expect(await discovery.listModels(connection)).toEqual([]);
    expect(asked).toEqual(['GET', '/v1/models', 'Bearer discovery-secret']);
  });

  it.each([
    [null, 'authorization', 'Bearer discovery-secret'],
    ['authorization', 'authorization', 'Bearer discovery-secret'],
    ['api-key', 'api-key', 'discovery-secret'],
    ['x-goog-api-key', 'x-goog-api-key', 'discovery-secret'],
  ] as const)(
    'sends the credential of a connection with %s in %s only',
    async (credentialHeader, name, value) => {
      let sent: Record<string, unknown> = {};
      const connection = await anUpstream((request, response) => {
        sent = request.headers;
        response.end('{"data":[]}');
      });
      await discovery.listModels({ ...connection, credentialHeader });
      const secrets = Object.entries(sent).filter(([, text]) => String(text).includes('discovery-secret'));
      expect(secrets).toEqual([[name, value]]);
    },
  );

  it('reads a bare array, as Together has it', async () => {
    const connection = await anUpstream((_, response) => response.end('[{"id":"a","context_length":8}]'));
    expect(await discovery.listModels(connection)).toMatchObject([{ name: 'a', contextLength: 8 }]);
  });

  it('reads names, context lengths and prices in the forms that servers use', async () => {
    const connection = await listing([
      { id: 'plain', object: 'model', owned_by: 'meadow' },
      { id: 'vllm', max_model_len: 40_960 },
      { id: 'llama.cpp', meta: { vocab_type: 2, n_ctx: 16_384, n_ctx_train: 131_072 } },
      { id: 'old llama.cpp', meta: { vocab_type: 2, n_ctx_train: 131_072 } },
      { id: 'odd meta', meta: 'none' },
      { id: 'groq', context_window: 131_072, max_completion_tokens: 65_536 },
      { id: 'mistral', max_context_length: 32_768 },
      {
        id: 'openrouter',
        context_length: 131_072,
        pricing: { prompt: '0.00000015', completion: '0.0000006', input_cache_read: '0', request: '0.002' },
      },
      {
        id: 'odd prices',
        pricing: { prompt: 0.1, completion: '-1', input_cache_read: 'free', request: 0.1 },
      },
    ]);
    expect(await discovery.listModels(connection)).toEqual([
      { name: 'plain', ownedBy: 'meadow', contextLength: null, prices: UNKNOWN_PRICES },
      { name: 'vllm', ownedBy: null, contextLength: 40_960, prices: UNKNOWN_PRICES },
      { name: 'llama.cpp', ownedBy: null, contextLength: 16_384, prices: UNKNOWN_PRICES },
      { name: 'old llama.cpp', ownedBy: null, contextLength: null, prices: UNKNOWN_PRICES },
      { name: 'odd meta', ownedBy: null, contextLength: null, prices: UNKNOWN_PRICES },
      { name: 'groq', ownedBy: null, contextLength: 131_072, prices: UNKNOWN_PRICES },
      { name: 'mistral', ownedBy: null, contextLength: 32_768, prices: UNKNOWN_PRICES },
      {
        name: 'openrouter',
        ownedBy: null,
        contextLength: 131_072,
        prices: {
          ...UNKNOWN_PRICES,
          inputNanoUsdPerMillion: 150_000_000n,
          outputNanoUsdPerMillion: 600_000_000n,
          cachedInputNanoUsdPerMillion: 0n,
          requestNanoUsd: 2_000_000n,
        },
      },
      { name: 'odd prices', ownedBy: null, contextLength: null, prices: UNKNOWN_PRICES },
    ]);
  });

  it('reads what models can do from what OpenRouter says of them', async () => {
    const text = { input_modalities: ['text', 'image', 'file', 'audio'], output_modalities: ['text'] };
    const connection = await listing([
      {
        id: 'all',
        architecture: text,
        supported_parameters: ['tools', 'seed', 'reasoning', 'structured_outputs'],
      },
      { id: 'images', architecture: { input_modalities: ['text'], output_modalities: ['image', 'text'] } },
      { id: 'vectors', architecture: { output_modalities: ['embeddings'] } },
      { id: 'none', architecture: { output_modalities: 'text' }, supported_parameters: [7, '__proto__'] },
    ]);
    const models = await discovery.listModels(connection);
    expect(models.map(({ name, capabilities }) => [name, capabilities])).toEqual([
      ['all', ['text', 'vision', 'audio_input', 'tools', 'reasoning', 'structured_output']],
      ['images', ['text', 'image_generation']],
      ['vectors', ['embeddings']],
      ['none', undefined],
    ]);
  });

  it('passes over entries that are no models, and takes the last of those with one name', async () => {
    const entries = [
      null,
      7,
      {},
      { id: '' },
      { id: 7 },
      { id: 'x'.repeat(257) },
      { id: 'a', owned_by: 1 },
      { id: 'a', context_length: 5 },
    ];
    expect(await discovery.listModels(await listing(entries))).toEqual([
      { name: 'a', ownedBy: null, contextLength: 5, prices: UNKNOWN_PRICES },
    ]);
  });

  it.each(['', '<html>', 'null', '{}', '{"data":{}}', '{"data":[{"id":'])('fails on %j', async (body) => {
    const connection = await anUpstream((_, response) => response.end(body));
    expect(await failure(discovery.listModels(connection))).toMatchObject({
      code: 'upstream_malformed_answer',
      status: 200,
    });
  });

  it('fails on a list that is encoded, although none was asked for', async () => {
    const connection = await anUpstream((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"data":[]}'));
    });
    expect((await failure(discovery.listModels(connection))).code).toBe('upstream_malformed_answer');
  });

  it('gives up a list that is too large', async () => {
    let written = 0;
    const connection = await anUpstream((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(1_000_000))) written += 1_000_000;
        written += 1_000_000;
      };
      response.on('drain', more);
      more();
    });
    expect((await failure(discovery.listModels(connection))).code).toBe('upstream_answer_too_large');
    expect(written).toBeLessThan(60_000_000);
  });

  it('takes no more than ten thousand models', async () => {
    const many = Array.from({ length: 10_050 }, (_, index) => ({ id: `model-${index}` }));
    expect(await discovery.listModels(await listing(many))).toHaveLength(10_000);
  });

  it('does not follow a redirect', async () => {
    const connection = await anUpstream((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    });
    expect(await failure(discovery.listModels(connection))).toMatchObject({
      code: 'upstream_failed',
      status: 302,
    });
  });

  it.each([
    ['nothing', () => {}],
    ['half a list', (response: { write: (text: string) => void }) => response.write('{"data":[')],
  ])('gives up an upstream that answers %s and then is silent', async (_, begin) => {
    const connection = await anUpstream((__, response) => begin(response), {
      connectMs: 50,
      firstByteMs: 50,
    });
    expect((await failure(discovery.listModels(connection))).code).toBe('upstream_first_byte_timeout');
  });

  it('stops when the caller says so', async () => {
    const abort = new AbortController();
    const connection = await anUpstream(() => abort.abort());
    await expect(discovery.listModels(connection, abort.signal)).rejects.toThrow();
  });

  it('tells when there is no one to ask', async () => {
    const connection = await anUpstream((_, response) => response.destroy());
    expect((await failure(discovery.listModels(connection))).code).toBe('upstream_connection_lost');
    const nobody = aConnection({ baseUrl: 'http://upstream.invalid/v1' });
    expect((await failure(discovery.listModels(nobody))).code).toBe('upstream_connect_failed');
  });
});
