import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
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

/** Of the connection that speaks OpenAI's API. */
const TRANSLATED = {
  fast: 'sim-fast',
  thinks: 'sim-reasoning?ttft_ms=5&itl_ms=1',
  calls: 'sim-tools?itl_ms=1',
  cut: 'sim-cut-middle?itl_ms=2',
};

let gateway: TestGateway;
let client: Anthropic;
beforeAll(async () => {
  gateway = await startTestGateway({
    env: { MAX_BODY_BYTES: '8192', MAX_ATTEMPTS: '1', UPSTREAM_IDLE_TIMEOUT_MS: '1000' },
    models: Object.values(TRANSLATED).filter((name) => name.includes('?')),
  });
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

describe('the version of the API', () => {
  it.each(['sim-fast', 'claude-fast'])('is the client’s, else Weir’s own: %s', async (model) => {
    const versionSent = async (headers: Readonly<Record<string, string>>) => {
      const response = await ask({ model }, headers);
      expect(response.status).toBe(200);
      await response.arrayBuffer();
      return gateway.simulator.requests.at(-1)!.headers['anthropic-version'];
    };
    expect(await versionSent({})).toBe('2023-06-01');
    expect(await versionSent({ 'anthropic-version': '2099-01-01' })).toBe('2099-01-01');
  });
});

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
    ['a long body', () => ask({ system: 'x'.repeat(9_000) }), 413, 'request_too_large', 'body_too_large'],
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

  it('gets a message of the beta', async () => {
    gateway.simulator.reset();
    const message = await client.beta.messages.create({
      ...QUESTION,
      model: 'claude-fast',
      betas: ['context-1m-2025-08-07'],
    });
    expect(message.stop_reason).toBe('end_turn');
    expect(gateway.simulator.requests[0]).toMatchObject({
      path: '/v1/messages',
      headers: { 'anthropic-beta': 'context-1m-2025-08-07' },
    });
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

describe('the official client of Anthropic, with an upstream that speaks OpenAI’s API', () => {
  it('gets a message, whose usage is recorded', async () => {
    const { data: message, request_id } = await client.messages
      .create({ ...QUESTION, model: TRANSLATED.fast, system: 'Be short.' })
      .withResponse();
    expect(message).toMatchObject({
      id: `msg_${request_id}`,
      type: 'message',
      role: 'assistant',
      stop_reason: 'end_turn',
      content: [{ type: 'text', text: expect.stringMatching(/./) }],
    });
    const record = await gateway.recordOf(request_id!);
    expect(record).toMatchObject({
      operation: 'messages',
      provider: 'openai-compatible',
      ending: 'completed',
      finishReason: 'stop',
      usageSource: 'reported',
      usage: { outputTokens: message.usage.output_tokens },
    });
    expect(record.usage.inputTokens).toBe(
      message.usage.input_tokens + (message.usage.cache_read_input_tokens ?? 0),
    );
  });

  it('streams a thought and an answer', async () => {
    const stream = client.messages.stream({
      ...QUESTION,
      model: TRANSLATED.thinks,
      thinking: { type: 'enabled', budget_tokens: 2_000 },
    });
    const { content, usage } = await stream.finalMessage();
    expect(content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(usage.input_tokens).toBeGreaterThan(0);
    expect(await gateway.recordOf(stream.request_id!)).toMatchObject({
      streamed: true,
      ending: 'completed',
      usageSource: 'reported',
      usage: { outputTokens: usage.output_tokens },
    });
  });

  it('streams calls of tools, whose results it can send', async () => {
    const tools = [WEATHER];
    const stream = client.messages.stream({ ...QUESTION, model: TRANSLATED.calls, tools });
    const message = await stream.finalMessage();
    expect(message.stop_reason).toBe('tool_use');
    const calls = message.content.filter((block) => block.type === 'tool_use');
    expect(calls.length).toBeGreaterThan(0);
    for (const { input } of calls) expect(input).toMatchObject({ city: expect.any(String) });
    const results = calls.map(({ id }) => ({
      type: 'tool_result' as const,
      tool_use_id: id,
      content: '3 °C',
    }));
    const answer = await client.messages.create({
      model: TRANSLATED.calls,
      max_tokens: 64,
      tools,
      messages: [
        ...QUESTION.messages,
        { role: 'assistant', content: message.content },
        { role: 'user', content: results },
      ],
    });
    expect(answer.stop_reason).toBe('end_turn');
  });

  it('counts tokens by an estimate that is marked as one, and takes nothing for it', async () => {
    const { data, response } = await client.messages
      .countTokens({ model: TRANSLATED.fast, messages: QUESTION.messages })
      .withResponse();
    expect(data.input_tokens).toBeGreaterThan(5);
    expect(response.headers.get('x-weir-estimated')).toBe('true');
    const id = response.headers.get('request-id');
    expect((await gateway.records()).filter((record) => record.clientRequestId === id)).toEqual([]);
    await expect(
      client.messages.countTokens({ model: 'none', messages: QUESTION.messages }),
    ).rejects.toMatchObject({ status: 404, type: 'not_found_error' });
  });

  it('is told what went wrong, and what cannot be translated', async () => {
    await expect(
      client.messages.stream({ ...QUESTION, model: TRANSLATED.cut }).finalMessage(),
    ).rejects.toMatchObject({ type: 'api_error', errorCode: 'upstream_connection_lost' });
    const searches = client.messages.create({
      ...QUESTION,
      model: TRANSLATED.fast,
      tools: [{ type: 'web_search_20250305', name: 'web_search' }],
    });
    await expect(searches).rejects.toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      errorCode: 'unsupported_parameter',
      details: { param: 'tools.0' },
    });
  });
});

describe('the official client of OpenAI, with an upstream that speaks Anthropic’s API', () => {
  const openai = () => new OpenAI({ apiKey: gateway.apiKey, baseURL: gateway.baseUrl, maxRetries: 0 });
  const tools = [
    {
      type: 'function' as const,
      function: { name: 'weather', parameters: WEATHER.input_schema as Record<string, unknown> },
    },
  ];
  const chat = (model: string) => ({ model, messages: QUESTION.messages, max_completion_tokens: 4_000 });

  it('gets a completion, with the tokens of the cache', async () => {
    const completion = await openai().chat.completions.create(chat('claude-fast'));
    expect(completion.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: expect.stringMatching(/./) },
    });
    expect(completion.usage).toMatchObject({
      prompt_tokens: 1_000,
      prompt_tokens_details: { cached_tokens: 400 },
    });
  });

  it('streams calls of tools, whose results it can send', async () => {
    const runner = openai().chat.completions.stream({ ...chat('claude-calls'), tools });
    const { message } = (await runner.finalChatCompletion()).choices[0]!;
    const calls = message.tool_calls ?? [];
    expect(calls.length).toBeGreaterThan(0);
    const results = calls.map(({ id }) => ({ role: 'tool' as const, tool_call_id: id, content: '3 °C' }));
    const answer = await openai().chat.completions.create({
      ...chat('claude-calls'),
      tools,
      messages: [...QUESTION.messages, message, ...results],
    });
    expect(answer.choices[0]!.finish_reason).toBe('stop');
  });

  it('streams thoughts, and a response', async () => {
    let reasoning = '';
    const stream = await openai().chat.completions.create({
      ...chat('claude-thinks'),
      reasoning_effort: 'medium',
      stream: true,
    });
    for await (const { choices } of stream) {
      const delta = choices[0]?.delta as { reasoning_content?: string } | undefined;
      reasoning += delta?.reasoning_content ?? '';
    }
    expect(reasoning.length).toBeGreaterThan(0);
    const response = await openai().responses.create({ model: 'claude-fast', input: 'Hello', store: false });
    expect(response).toMatchObject({ status: 'completed', output_text: expect.stringMatching(/./) });
  });

  it('sends signed thoughts back, which the upstream verifies', async () => {
    const asked = { ...chat('claude-thinks'), reasoning_effort: 'medium' as const };
    const { message } = (await openai().chat.completions.create(asked)).choices[0]!;
    expect(message).toMatchObject({ reasoning_details: [{ signature: expect.stringMatching(/./) }] });
    const messages = [...QUESTION.messages, message, { role: 'user' as const, content: 'Really?' }];
    const answer = await openai().chat.completions.create({ ...asked, messages });
    expect(answer.choices[0]!.finish_reason).toBe('stop');
    const sent = gateway.simulator.requests.at(-1)!.json as { messages: { content: object[] }[] };
    expect(sent.messages[1]!.content[0]).toMatchObject({ type: 'thinking' });
  });

  it('is told what went wrong in its own shape', async () => {
    await expect(openai().chat.completions.create(chat('claude-overloaded'))).rejects.toMatchObject({
      status: 503,
      type: 'overloaded_error',
    });
    await expect(openai().chat.completions.create({ ...chat('claude-fast'), seed: 7 })).rejects.toMatchObject(
      { status: 400, code: 'unsupported_parameter', param: 'seed' },
    );
  });
});
