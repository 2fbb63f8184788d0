import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** Models of a connection to the simulator's Anthropic API, and what they are there. */
const MODELS: Readonly<Record<string, string>> = {
  'claude-fast': 'sim-fast?prompt_tokens=1000&cached_tokens=400&cache_write_tokens=100',
  'claude-thinks': 'sim-reasoning?ttft_ms=5&itl_ms=1',
  'claude-calls': 'sim-tools?itl_ms=1',
  'claude-cut': 'sim-cut-middle?itl_ms=2',
  'claude-error': 'sim-error-event',
  'claude-overloaded': 'sim-error-503',
};

let gateway: TestGateway;
let client: Anthropic;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { MAX_BODY_BYTES: '4096', UPSTREAM_IDLE_TIMEOUT_MS: '1000' } });
  await gateway.connect(
    {
      name: 'anthropic',
      kind: 'anthropic',
      baseUrl: `${gateway.simulator.url}/v1`,
      credential: 'sk-ant-api03-of-the-tests',
    },
    Object.entries(MODELS).map(([model, upstreamName]) => ({ model, upstreamName })),
  );
  client = new Anthropic({ apiKey: gateway.apiKey, baseURL: gateway.origin, maxRetries: 0 });
});
afterAll(() => gateway.stop());

const MESSAGE = { model: 'sim-fast', max_tokens: 64, messages: [{ role: 'user', content: 'Flow — 流れ' }] };
const ask = (rest: object = {}, headers: Readonly<Record<string, string | null>> = {}) =>
  post(gateway, '/messages', JSON.stringify({ ...MESSAGE, ...rest }), headers);

describe('an error below /v1/messages has the shape of Anthropic', () => {
  const put = () => fetch(`${gateway.baseUrl}/messages`, { method: 'PUT' });
  const batches = () => post(gateway, '/messages/batches', '{}');
  it.each([
    ['no key', () => ask({}, { authorization: null }), 401, 'authentication_error', 'api_key_missing'],
    ['an unknown key', () => ask({}, { authorization: 'Bearer sk-live-x' }), 401, 'authentication_error'],
    [
      'two keys',
      () => ask({}, { 'x-api-key': 'other' }),
      401,
      'authentication_error',
      'credential_not_accepted',
    ],
    ['an unknown model', () => ask({ model: 'none' }), 404, 'not_found_error', 'model_not_found'],
    ['another method', put, 405, 'invalid_request_error', 'method_not_allowed'],
    ['an unknown path', batches, 404, 'not_found_error', 'route_not_found'],
    ['no JSON', () => post(gateway, '/messages', '{'), 400, 'invalid_request_error', 'malformed_json'],
    ['a long body', () => ask({ system: 'x'.repeat(5_000) }), 413, 'request_too_large', 'body_too_large'],
    [
      'no JSON to be counted',
      () => post(gateway, '/messages/count_tokens', '[]'),
      400,
      'invalid_request_error',
      'malformed_json',
    ],
  ] as const)('%s', async (_, call, status, type, code?: string) => {
    const response = await call();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
    const requestId = response.headers.get('x-request-id');
    expect(requestId).not.toBeNull();
    expect(response.headers.get('request-id')).toBe(requestId);
    expect(await response.json()).toEqual({
      type: 'error',
      error: {
        type,
        message: expect.any(String),
        details: expect.objectContaining({ error_code: code ?? expect.any(String) }),
      },
      request_id: requestId,
    });
  });

  it('a key without the scope, in the header of Anthropic', async () => {
    const { secret } = await gateway.createKey('live', null, { endpointScopes: ['chat.completions'] });
    const response = await ask({}, { authorization: null, 'x-api-key': secret });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      type: 'error',
      error: { type: 'permission_error', details: { error_code: 'endpoint_not_allowed' } },
    });
  });
});

const QUESTION = {
  max_tokens: 64,
  messages: [{ role: 'user' as const, content: 'How much water passes the weir?' }],
};
const WEATHER: Anthropic.Tool = {
  name: 'weather',
  description: 'The weather of a city.',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

describe('the official client of Anthropic, with an upstream that speaks its API', () => {
  it('gets a message, whose usage is recorded with the cache', async () => {
    const {
      data: message,
      response,
      request_id,
    } = await client.messages.create({ ...QUESTION, model: 'claude-fast' }).withResponse();
    expect(message).toMatchObject({ type: 'message', role: 'assistant', stop_reason: 'end_turn' });
    expect(message.usage).toMatchObject({ input_tokens: 500, cache_read_input_tokens: 400 });
    expect(request_id).toBe(response.headers.get('x-request-id'));
    expect(await gateway.recordOf(request_id!)).toMatchObject({
      operation: 'messages',
      provider: 'anthropic',
      model: 'claude-fast',
      ending: 'completed',
      finishReason: 'end_turn',
      usageSource: 'reported',
      usage: {
        inputTokens: 1_000,
        cachedInputTokens: 400,
        cacheWriteTokens: 100,
        outputTokens: message.usage.output_tokens,
      },
      upstreamRequestId: expect.stringMatching(/^req_/),
    });
  });

  it('streams a thought and an answer', async () => {
    const stream = client.messages.stream({
      ...QUESTION,
      model: 'claude-thinks',
      thinking: { type: 'adaptive' },
    });
    const { content, usage } = await stream.finalMessage();
    expect(content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(content[0]).toMatchObject({ signature: expect.stringMatching(/./) });
    const record = await gateway.recordOf(stream.request_id!);
    expect(record).toMatchObject({ streamed: true, ending: 'completed', usageSource: 'reported' });
    expect(record.usage).toMatchObject({
      inputTokens: usage.input_tokens,
      outputTokens: usage.output_tokens,
      reasoningTokens: usage.output_tokens_details!.thinking_tokens,
    });
  });

  it('streams calls of tools', async () => {
    const stream = client.messages.stream({ ...QUESTION, model: 'claude-calls', tools: [WEATHER] });
    const { content, stop_reason } = await stream.finalMessage();
    expect(stop_reason).toBe('tool_use');
    const calls = content.filter((block) => block.type === 'tool_use');
    expect(calls.length).toBeGreaterThan(0);
    for (const { name, input } of calls) {
      expect(name).toBe('weather');
      expect(input).toMatchObject({ city: expect.any(String) });
    }
  });

  it('counts tokens, which costs nothing', async () => {
    const { data, response } = await client.messages
      .countTokens({ model: 'claude-fast', messages: QUESTION.messages })
      .withResponse();
    expect(data).toEqual({ input_tokens: 1_000 });
    expect(await gateway.recordOf(response.headers.get('x-request-id'))).toMatchObject({
      operation: 'count_tokens',
      ending: 'completed',
      usage: { inputTokens: 0, outputTokens: 0 },
      costNanoUsd: 0n,
    });
  });

  it('is told what went wrong, before and in the middle of a stream', async () => {
    const ask = (model: string) => client.messages.stream({ ...QUESTION, model }).finalMessage();
    await expect(ask('claude-overloaded')).rejects.toMatchObject({ status: 503, type: 'overloaded_error' });
    await expect(ask('claude-cut')).rejects.toMatchObject({
      status: undefined,
      type: 'api_error',
      errorCode: 'upstream_connection_lost',
    });
    await expect(ask('claude-error')).rejects.toMatchObject({ status: undefined, type: 'api_error' });
  });
});

describe('a request to an upstream that speaks its API', () => {
  it.each([true, false])('passes as it is, and so does the answer (streamed: %s)', async (stream) => {
    const body = JSON.stringify({
      model: 'claude-calls',
      ...QUESTION,
      stream,
      tools: [WEATHER],
      invented: { n: 1 },
    });
    gateway.simulator.reset();
    const response = await post(gateway, '/messages', body, {
      authorization: null,
      'x-api-key': gateway.apiKey,
      'anthropic-beta': 'interleaved-thinking-2025-05-14',
    });
    const text = await response.text();
    const [request] = gateway.simulator.requests;
    expect(text).toBe(request!.sentBody!.toString());
    expect(request!.headers).toMatchObject({
      'x-api-key': 'sk-ant-api03-of-the-tests',
      'anthropic-version': '2023-06-01',
      'anthropic-beta': 'interleaved-thinking-2025-05-14',
    });
    expect(request!.headers).not.toHaveProperty('authorization');
    expect(request!.json).toEqual({ ...JSON.parse(body), model: MODELS['claude-calls'] });
  });
});
