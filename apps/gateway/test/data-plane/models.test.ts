import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

interface ListedModel {
  readonly id: string;
}

let gateway: TestGateway;
let testKey: string;
beforeAll(async () => {
  gateway = await startTestGateway();
  const { connect } = gateway;
  await connect({ name: 'simulated', kind: 'simulator', baseUrl: gateway.simulator.url }, [
    { model: 'brook/small?x=1', upstreamName: 'sim-fast' },
  ]);
  await gateway.addAlias('small', 'brook/small?x=1');
  const orphaned = await connect({ name: 'retired', baseUrl: gateway.simulator.url }, [{ model: 'retired' }]);
  await gateway.serve(orphaned, []);
  testKey = (await gateway.createKey('test')).secret;
});
afterAll(() => gateway.stop());

const get = (path: string, key = gateway.apiKey) =>
  fetch(`${gateway.baseUrl}${path}`, { headers: { authorization: `Bearer ${key}` } });

async function listedNames(key: string): Promise<string[]> {
  const { data } = (await (await get('/models', key)).json()) as { data: ListedModel[] };
  return data.map(({ id }) => id);
}

describe('GET /v1/models', () => {
  it('lists the models by name, in OpenAI’s shape', async () => {
    const response = await get('/models');
    const list = (await response.json()) as { object: string; data: ListedModel[] };

    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    expect(list.object).toBe('list');
    const names = list.data.map(({ id }) => id);
    expect(names).toEqual([...names].sort());
    expect(names).toContain('sim-fast');
    for (const model of list.data) expect(model).toMatchObject({ object: 'model' });
  });

  it('tells context length, prices, aliases and whether anything serves a model', async () => {
    const response = await get(`/models/${encodeURIComponent('brook/small?x=1')}`);

    expect(await response.json()).toEqual({
      id: 'brook/small?x=1',
      object: 'model',
      created: expect.any(Number),
      owned_by: 'weir-test',
      aliases: ['small'],
      context_length: 4_096,
      max_output_tokens: null,
      capabilities: [],
      restricted: false,
      deprecated_at: null,
      retires_at: null,
      ready: true,
      free: false,
      pricing: {
        input_per_million_nano_usd: '200000000',
        input_per_million: '$0.20',
        cached_input_per_million_nano_usd: '20000000',
        cached_input_per_million: '$0.02',
        cache_write_per_million_nano_usd: '250000000',
        cache_write_per_million: '$0.25',
        audio_input_per_million_nano_usd: null,
        audio_input_per_million: null,
        image_input_per_million_nano_usd: null,
        image_input_per_million: null,
        reasoning_per_million_nano_usd: null,
        reasoning_per_million: null,
        audio_output_per_million_nano_usd: null,
        audio_output_per_million: null,
        output_per_million_nano_usd: '800000000',
        output_per_million: '$0.80',
        request_nano_usd: null,
        request: null,
        unit_nano_usd: null,
        unit: null,
      },
    });
  });

  it('shows a model that nothing serves as not ready', async () => {
    expect(await (await get('/models/retired')).json()).toMatchObject({ id: 'retired', ready: false });
  });

  it('shows a test key only what a simulator serves', async () => {
    expect(await listedNames(testKey)).toEqual(['brook/small?x=1']);
    expect(await listedNames(gateway.apiKey)).toContain('brook/small?x=1');
  });

  it('answers HEAD like GET, without the body', async () => {
    const response = await fetch(`${gateway.baseUrl}/models`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${gateway.apiKey}` },
    });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch('application/json');
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    expect(await response.text()).toBe('');
  });

  it('wants a key', async () => {
    const response = await fetch(`${gateway.baseUrl}/models`);

    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({ code: 'api_key_missing' });
  });
});

describe('GET /v1/models/{id}', () => {
  it.each(['brook/small?x=1', 'small'])('finds %s', async (name) => {
    const response = await get(`/models/${encodeURIComponent(name)}`);

    expect(await response.json()).toMatchObject({ id: 'brook/small?x=1' });
  });

  it('takes the slash of a name as it is', async () => {
    await gateway.connect({ name: 'slashes', baseUrl: gateway.simulator.url }, [{ model: 'acme/one/two' }]);

    expect(await (await get('/models/acme/one/two')).json()).toMatchObject({ id: 'acme/one/two' });
  });

  it('answers 404 for a model that is not there', async () => {
    const response = await get('/models/no-such-model');

    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({
      type: 'not_found_error',
      code: 'model_not_found',
      param: 'model',
      message: 'The model `no-such-model` does not exist, or this key has no access to it.',
    });
  });

  it('names it decoded, and not at any length', async () => {
    const { message } = await errorOf(await get(`/models/${encodeURIComponent('acme/größte')}`));
    expect(message).toContain('`acme/größte`');
    const long = await errorOf(await get(`/models/${'x'.repeat(5_000)}`));
    expect(long.message.length).toBeLessThan(400);
  });

  it('answers 404 to a test key for a model that no simulator serves', async () => {
    const response = await get('/models/sim-fast', testKey);

    expect(response.status).toBe(404);
    await errorOf(response);
  });

  it('wants a key', async () => {
    const response = await fetch(`${gateway.baseUrl}/models/sim-fast`);

    expect(response.status).toBe(401);
    await errorOf(response);
  });
});
