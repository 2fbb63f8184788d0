import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const KEYS = {
  accessKeyId: 'AKIAWEIRWEIRWEIRWEIR',
  secretAccessKey: 'sekret/sekret+sekret/sekret+sekret/sekre',
};
const claude = (scenario: string) => `us.anthropic.claude-sim-${scenario}-v1:0?itl_ms=0&ttft_ms=1`;

/** Models of a connection to the simulator's Bedrock, and what they are there. */
const MODELS: Readonly<Record<string, string>> = {
  'claude-fast': claude('fast'),
  'claude-thinks': claude('reasoning'),
  'claude-calls': claude('tools'),
  'claude-cut': claude('cut-middle'),
  'claude-error': claude('error-event'),
  'claude-overloaded': claude('error-503'),
  'nova-fast': 'sim-fast?prompt_tokens=1000&cached_tokens=400&cache_write_tokens=100',
  'nova-calls': 'sim-parallel-tools?itl_ms=1',
  'nova-cut': 'sim-cut-middle?itl_ms=1',
  'nova-error': 'sim-error-event?itl_ms=1',
  'nova-throttled': 'sim-error-event?at=0',
  'nova-limited': 'sim-error-429',
};

let gateway: TestGateway;
let anthropic: Anthropic;
let openai: OpenAI;
beforeAll(async () => {
  gateway = await startTestGateway({
    simulator: { awsCredentials: KEYS },
    env: { UPSTREAM_IDLE_TIMEOUT_MS: '1000', AWS_REGION: 'eu-central-1' },
  });
  await gateway.connect(
    {
      name: 'bedrock',
      kind: 'bedrock',
      baseUrl: gateway.simulator.url,
      credential: `${KEYS.accessKeyId}:${KEYS.secretAccessKey}`,
    },
    Object.entries(MODELS).map(([model, upstreamName]) => ({ model, upstreamName })),
  );
  const first = { baseUrl: `${gateway.simulator.url}/v1`, credential: 'sk-ant-oat01-of-a-plan' };
  await gateway.connect({ ...first, name: 'plan', kind: 'anthropic' }, [
    { model: 'claude-planned', upstreamName: 'sim-error-429-usage-limit' },
  ]);
  await gateway.connect(
    {
      name: 'another region',
      kind: 'bedrock',
      baseUrl: gateway.simulator.url,
      credential: 'ABSK-of-the-tests',
    },
    [
      { model: 'claude-planned', upstreamName: claude('fast'), tier: 1 },
      { model: 'nova-throttled', upstreamName: 'sim-fast', tier: 1 },
    ],
  );
  anthropic = new Anthropic({ apiKey: gateway.apiKey, baseURL: gateway.origin, maxRetries: 0 });
  openai = new OpenAI({ apiKey: gateway.apiKey, baseURL: gateway.baseUrl, maxRetries: 0 });
});
afterAll(() => gateway.stop());

const QUESTION = { max_tokens: 4096, messages: [{ role: 'user' as const, content: 'Flow — 流れ' }] };
const SCHEMA = { type: 'object' as const, properties: { city: { type: 'string' } }, required: ['city'] };

describe('the official client of Anthropic, with Claude on Bedrock', () => {
  it('gets a message of InvokeModel, whose usage is recorded', async () => {
    gateway.simulator.reset();
    const { data, request_id } = await anthropic.messages
      .create(
        { ...QUESTION, model: 'claude-fast' },
        { headers: { 'anthropic-beta': 'oauth-2025-04-20,effort-2025-11-24' } },
      )
      .withResponse();
    expect(data).toMatchObject({ type: 'message', role: 'assistant', stop_reason: 'end_turn' });
    expect(gateway.simulator.requests[0]!.json).toEqual({
      ...QUESTION,
      anthropic_version: 'bedrock-2023-05-31',
      anthropic_beta: ['effort-2025-11-24'],
    });
    expect(await gateway.recordOf(request_id!)).toMatchObject({
      provider: 'bedrock',
      ending: 'completed',
      usageSource: 'reported',
      usage: { inputTokens: data.usage.input_tokens, outputTokens: data.usage.output_tokens },
      upstreamRequestId: expect.stringMatching(/./),
    });
  });

  it('streams a thought and an answer, and then calls of tools', async () => {
    const thinking = { type: 'enabled' as const, budget_tokens: 2048 };
    const thought = anthropic.messages.stream({ ...QUESTION, model: 'claude-thinks', thinking });
    const { content } = await thought.finalMessage();
    expect(content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(await gateway.recordOf(thought.request_id!)).toMatchObject({
      streamed: true,
      ending: 'completed',
    });

    const tools = [{ name: 'weather', input_schema: SCHEMA }];
    const called = await anthropic.messages
      .stream({ ...QUESTION, model: 'claude-calls', tools })
      .finalMessage();
    expect(called.stop_reason).toBe('tool_use');
    expect(called.content.some(({ type }) => type === 'tool_use')).toBe(true);
  });

  it('counts tokens', async () => {
    const counted = await anthropic.messages.countTokens({
      model: 'claude-fast',
      messages: QUESTION.messages,
    });
    expect(counted).toEqual({ input_tokens: expect.any(Number) });
    expect(counted.input_tokens).toBeGreaterThan(0);
  });

  it('is told what went wrong, before and in the middle of a stream', async () => {
    const ask = (model: string) => anthropic.messages.stream({ ...QUESTION, model }).finalMessage();
    await expect(ask('claude-overloaded')).rejects.toMatchObject({ status: 503, type: 'overloaded_error' });
    await expect(ask('claude-cut')).rejects.toMatchObject({ status: undefined, type: 'api_error' });
    await expect(ask('claude-error')).rejects.toMatchObject({ status: undefined, type: 'api_error' });
  });
});

describe('a client does not notice', () => {
  it('that a plan is used up, when Claude on Bedrock goes on', async () => {
    const stream = anthropic.messages.stream({ ...QUESTION, model: 'claude-planned' });
    expect((await stream.finalMessage()).stop_reason).toBe('end_turn');
    expect(await gateway.recordOf(stream.request_id!)).toMatchObject({
      provider: 'bedrock',
      ending: 'completed',
    });
  });

  it('an exception in a stream before its first token, when another region answers', async () => {
    const body = { model: 'nova-throttled', messages: QUESTION.messages, stream: true };
    const response = await post(gateway, '/chat/completions', JSON.stringify(body));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('[DONE]');
    const { attempts } = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(attempts).toHaveLength(2);
  });
});

describe('the official client of OpenAI, with a model on Bedrock', () => {
  it('streams an answer of ConverseStream, with its usage', async () => {
    const stream = openai.chat.completions.stream({
      model: 'nova-fast',
      messages: QUESTION.messages,
      stream_options: { include_usage: true },
    });
    const { choices, usage } = await stream.finalChatCompletion();
    expect(choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { content: expect.stringMatching(/./) },
    });
    expect(usage).toMatchObject({ prompt_tokens: 1_000, prompt_tokens_details: { cached_tokens: 400 } });
    const { data, response } = await openai.chat.completions
      .create({ model: 'nova-fast', messages: QUESTION.messages })
      .withResponse();
    expect(data.usage).toMatchObject({ prompt_tokens: 1_000 });
    expect(await gateway.recordOf(response.headers.get('x-request-id'))).toMatchObject({
      provider: 'bedrock',
      ending: 'completed',
      usage: { inputTokens: 1_000, cachedInputTokens: 400, cacheWriteTokens: 100 },
    });
  });

  it('streams calls of tools, and goes on with their results', async () => {
    const tools = [{ type: 'function' as const, function: { name: 'weather', parameters: { ...SCHEMA } } }];
    const { choices } = await openai.chat.completions
      .stream({ model: 'nova-calls', messages: QUESTION.messages, tools })
      .finalChatCompletion();
    const { message, finish_reason } = choices[0]!;
    expect(finish_reason).toBe('tool_calls');
    const calls = message.tool_calls!;
    expect(calls.length).toBeGreaterThan(1);
    for (const call of calls) JSON.parse((call as { function: { arguments: string } }).function.arguments);
    const results = calls.map(({ id }) => ({ role: 'tool' as const, tool_call_id: id, content: 'Sun.' }));
    const answer = await openai.chat.completions.create({
      model: 'nova-calls',
      messages: [...QUESTION.messages, { role: 'assistant', tool_calls: calls }, ...results],
      tools,
    });
    expect(answer.choices[0]!.message.content).toMatch(/./);
  });

  it('is told what went wrong, and never a clean end', async () => {
    const ask = (model: string) =>
      openai.chat.completions.stream({ model, messages: QUESTION.messages }).finalChatCompletion();
    await expect(ask('nova-limited')).rejects.toMatchObject({ status: 429 });
    await expect(ask('nova-cut')).rejects.toMatchObject({ code: 'upstream_connection_lost' });
    await expect(ask('nova-error')).rejects.toThrow();
  });

  it('is refused by name what Converse cannot express, before anything is sent', async () => {
    gateway.simulator.reset();
    const response = await post(
      gateway,
      '/chat/completions',
      JSON.stringify({ model: 'nova-fast', messages: QUESTION.messages, seed: 7 }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'unsupported_parameter', param: 'seed' } });
    expect(gateway.simulator.requests).toHaveLength(0);
  });
});
