import { UNKNOWN_PRICES } from '@weir/domain/models';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, post } from '../call-gateway.ts';
import { PRICES, startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const EMBED = 'sim-embed?prompt_tokens=1000';
const RERANK = 'sim-rerank?prompt_tokens=500';

let gateway: TestGateway;
let client: OpenAI;
beforeAll(async () => {
  gateway = await startTestGateway({ models: [EMBED, RERANK] });
  await gateway.connect({ name: 'per-request', baseUrl: gateway.simulator.url }, [
    {
      model: 'moderator',
      upstreamName: 'sim-moderation',
      prices: { ...PRICES, requestNanoUsd: 1_000n },
    },
  ]);
  client = new OpenAI({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey, maxRetries: 0 });
});
afterAll(() => gateway.stop());

const recordOf = (response: { headers: Headers }) => gateway.recordOf(response.headers.get('x-request-id'));
const send = (path: string, body: object) => post(gateway, path, JSON.stringify(body));

describe('POST /v1/embeddings', () => {
  it.each(['float', 'base64'] as const)('serves the official client, in %s', async (encoding_format) => {
    const { data, response } = await client.embeddings
      .create({ model: EMBED, input: ['a weir', 'a bank'], encoding_format })
      .withResponse();

    expect(data.data.map(({ index }) => index)).toEqual([0, 1]);
    expect(response.headers.get('x-weir-model')).toBe(EMBED);
    expect(await recordOf(response)).toMatchObject({
      operation: 'embeddings',
      streamed: false,
      ending: 'completed',
      usageSource: 'reported',
      usage: { inputTokens: 1_000, outputTokens: 0 },
      // 0.20 dollars per million; the price of output is not asked for.
      costNanoUsd: 200_000n,
      ttftUs: null,
      itl: null,
    });
  });

  it('costs what its input costs where output has no price', async () => {
    await gateway.connect({ name: 'input-only', baseUrl: gateway.simulator.url }, [
      {
        model: 'input-only',
        upstreamName: EMBED,
        prices: { ...UNKNOWN_PRICES, inputNanoUsdPerMillion: 20_000_000n },
      },
    ]);
    const response = await send('/embeddings', { model: 'input-only', input: 'x' });

    expect(response.status).toBe(200);
    expect(await recordOf(response)).toMatchObject({ costNanoUsd: 20_000n, upstreamModel: EMBED });
  });
});

describe('POST /v1/moderations', () => {
  it('serves the official client, and costs what a request costs', async () => {
    const { data, response } = await client.moderations
      .create({ model: 'moderator', input: ['a calm river'] })
      .withResponse();

    expect(data.results).toHaveLength(1);
    expect(await recordOf(response)).toMatchObject({
      operation: 'moderations',
      ending: 'completed',
      usageSource: 'unknown',
      usage: { inputTokens: null, outputTokens: null },
      costNanoUsd: 1_000n,
    });
  });
});

describe('POST /v1/rerank', () => {
  it('passes the answer on and records what it read', async () => {
    const documents = ['A bank.', 'The weir is deep.', 'A bridge.'];
    const response = await send('/rerank', { model: RERANK, query: 'deep weir', documents, top_n: 2 });

    const { results } = (await response.json()) as { results: { index: number; relevance_score: number }[] };
    expect(results).toHaveLength(2);
    expect(await recordOf(response)).toMatchObject({
      operation: 'rerank',
      usageSource: 'reported',
      usage: { outputTokens: 0 },
    });
  });
});

describe('POST /v1/score', () => {
  it('passes the answer on and records what it read', async () => {
    const response = await send('/score', { model: RERANK, text_1: 'weir', text_2: ['a weir', 'a bank'] });

    expect(await response.json()).toMatchObject({ data: [{ index: 0 }, { index: 1 }] });
    expect(await recordOf(response)).toMatchObject({ operation: 'score', usageSource: 'reported' });
  });
});

describe.each(['embeddings', 'moderations', 'rerank', 'score'] as const)('the operation %s', (operation) => {
  it('passes on what the upstream rejects', async () => {
    const response = await send(`/${operation}`, { model: 'sim-error-400', input: 'x' });

    expect(response.status).toBe(400);
    expect((await errorOf(response)).type).toBe('invalid_request_error');
  });

  it('is open only to keys that have its scope', async () => {
    const { secret } = await gateway.createKey('live', null, { endpointScopes: [operation] });
    const statusOf = async (path: string) =>
      (
        await post(gateway, path, JSON.stringify({ model: 'sim-error-400', input: 'x' }), {
          authorization: `Bearer ${secret}`,
        })
      ).status;

    expect(await statusOf(`/${operation}`)).toBe(400);
    expect(await statusOf('/chat/completions')).toBe(403);
  });

  it('needs a model, and refuses one that it does not know', async () => {
    const without = await send(`/${operation}`, { input: 'x' });
    expect(without.status).toBe(400);
    expect(await errorOf(without)).toMatchObject({ code: 'missing_parameter', param: 'model' });
    const unknown = await send(`/${operation}`, { model: 'no-such-model', input: 'x' });
    expect(unknown.status).toBe(404);
  });
});
