import OpenAI, { APIError, BadRequestError, RateLimitError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const messages = [{ role: 'user' as const, content: 'Where is the weir?' }];
const tools: OpenAI.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'find_weir',
      parameters: { type: 'object', properties: { river: { type: 'string' } }, required: ['river'] },
    },
  },
];

/** The connections to the simulator's other APIs, where each model is served under a prefix. */
const UPSTREAMS = [
  { kind: 'bedrock', path: '', credential: 'bedrock-api-key' },
  { kind: 'anthropic', path: '/v1', credential: 'sk-ant-api03-of-the-tests' },
] as const;

const MODELS: Readonly<Record<string, string>> = {
  fast: 'sim-fast?prompt_tokens=1000&cached_tokens=400&tokens=40',
  tools: 'sim-parallel-tools?ttft_ms=0',
  agent: 'sim-tools?ttft_ms=0&itl_ms=0',
  thinks: 'sim-redacted-reasoning?ttft_ms=0&itl_ms=0',
  unicode: 'sim-unicode',
  limited: 'sim-error-429',
  breaks: 'sim-error-event',
  cut: 'sim-cut-middle?itl_ms=2',
};

let gateway: TestGateway;
let client: OpenAI;
beforeAll(async () => {
  gateway = await startTestGateway();
  for (const { kind, path, credential } of UPSTREAMS) {
    const served = Object.entries(MODELS).map(([model, upstreamName]) => ({
      model: `${kind}-${model}`,
      upstreamName,
    }));
    await gateway.connect(
      { name: kind, kind, baseUrl: `${gateway.simulator.url}${path}`, credential },
      served,
    );
  }
  client = new OpenAI({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey, maxRetries: 0 });
});
afterAll(() => gateway.stop());

async function failureOf(promise: PromiseLike<unknown>): Promise<APIError> {
  try {
    await promise;
  } catch (error) {
    return error as APIError;
  }
  throw new Error('It did not fail.');
}

describe.each(UPSTREAMS)('the official OpenAI client, with $kind behind Weir', ({ kind }) => {
  it('reads an answer and a stream alike, with the usage of the cache', async () => {
    const request = { model: `${kind}-fast`, max_tokens: 100, messages };
    const whole = await client.chat.completions.create(request);
    expect(whole.id).toMatch(/^chatcmpl-/);
    expect(whole.choices[0]!.message.content).toMatch(/^This is a simulated answer/);
    expect(whole.choices[0]!.finish_reason).toBe('stop');
    expect(whole.usage).toMatchObject({
      prompt_tokens: 1_000,
      completion_tokens: 40,
      total_tokens: 1_040,
      prompt_tokens_details: { cached_tokens: 400 },
    });

    const streamed = await client.chat.completions
      .stream({ ...request, stream_options: { include_usage: true } })
      .finalChatCompletion();
    expect(streamed.choices[0]!.message.content).toBe(whole.choices[0]!.message.content);
    expect(streamed.choices[0]!.finish_reason).toBe('stop');
    expect(streamed.usage).toEqual(whole.usage);
  });

  it('gets one id, the role first, a finish, and usage only when it asks for it', async () => {
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    const stream = await client.chat.completions.create({
      ...{ model: `${kind}-unicode`, max_tokens: 100, messages },
      stream: true,
    });
    for await (const chunk of stream) chunks.push(chunk);
    expect(new Set(chunks.map(({ id, created, model }) => `${id} ${created} ${model}`)).size).toBe(1);
    expect(chunks[0]!.choices[0]!.delta).toMatchObject({ role: 'assistant' });
    expect(chunks.at(-1)!.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(chunks.every((chunk) => !('usage' in chunk))).toBe(true);
  });

  it('assembles parallel tool calls, and goes on once the tools have answered', async () => {
    const asked = await client.chat.completions
      .stream({ model: `${kind}-tools`, max_tokens: 100, messages, tools })
      .finalChatCompletion();
    const { message, finish_reason } = asked.choices[0]!;
    expect(finish_reason).toBe('tool_calls');
    expect(message.tool_calls).toHaveLength(3);
    const results = message.tool_calls!.map((call) => {
      if (call.type !== 'function') throw new Error('It is a function.');
      expect(JSON.parse(call.function.arguments)).toMatchObject({ river: expect.any(String) });
      return { role: 'tool' as const, tool_call_id: call.id, content: '12 km' };
    });
    const answered = await client.chat.completions.create({
      ...{ model: `${kind}-agent`, max_tokens: 100, tools },
      messages: [...messages, message, ...results],
    });
    expect(answered.choices[0]!.finish_reason).toBe('stop');
    expect(answered.choices[0]!.message.content).not.toBe('');
  });

  it.each([true, false])('sends reasoning back with its signatures: streamed %s', async (stream) => {
    const request = {
      model: `${kind}-thinks`,
      max_tokens: 5_000,
      messages,
      reasoning_effort: 'high' as const,
    };
    const message: Record<string, unknown> = { role: 'assistant' };
    if (stream) {
      const details: unknown[] = [];
      for await (const chunk of await client.chat.completions.create({ ...request, stream })) {
        const delta = chunk.choices[0]!.delta as Record<string, unknown>;
        if (typeof delta.content === 'string') message.content = `${message.content ?? ''}${delta.content}`;
        if (Array.isArray(delta.reasoning_details)) details.push(...delta.reasoning_details);
      }
      message.reasoning_details = details;
    } else Object.assign(message, (await client.chat.completions.create(request)).choices[0]!.message);
    expect(message.reasoning_details).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'reasoning.text', signature: expect.any(String) }),
        expect.objectContaining({ type: 'reasoning.encrypted', data: expect.any(String) }),
      ]),
    );
    const turns = [...messages, message, { role: 'user', content: 'And then?' }];
    const answered = await client.chat.completions.create({
      ...request,
      messages: turns as OpenAI.ChatCompletionMessageParam[],
    });
    expect(answered.choices[0]!.finish_reason).toBe('stop');
  });

  it('is told of an error before the stream by its status, in types that it knows', async () => {
    const error = await failureOf(
      client.chat.completions.create({ model: `${kind}-limited`, max_tokens: 9, messages, stream: true }),
    );
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ status: 429, type: 'rate_limit_error' });
  });

  it.each(['breaks', 'cut'])('is told of an error in the middle of a stream: %s', async (model) => {
    const stream = await client.chat.completions.create({
      ...{ model: `${kind}-${model}`, max_tokens: 100, messages },
      stream: true,
    });
    let text = '';
    const error = await failureOf(
      (async () => {
        for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
      })(),
    );
    expect(text).not.toBe('');
    expect(error).toBeInstanceOf(APIError);
    expect(error.message).not.toBe('');
  });

  it('is refused what the upstream cannot express, by name', async () => {
    const error = await failureOf(
      client.chat.completions.create({
        ...{ model: `${kind}-fast`, max_tokens: 9, messages },
        logit_bias: { 50256: -100 },
      }),
    );
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ code: 'unsupported_parameter', param: 'logit_bias' });
  });

  it('completes a text', async () => {
    const request = { model: `${kind}-fast`, max_tokens: 100, prompt: 'Where is the weir?' };
    const whole = await client.completions.create(request);
    let text = '';
    for await (const chunk of await client.completions.create({ ...request, stream: true }))
      text += chunk.choices[0]!.text;
    expect(text).toBe(whole.choices[0]!.text);
    expect(text).toMatch(/^This is a simulated answer/);
    expect(whole).toMatchObject({ object: 'text_completion', usage: { completion_tokens: 40 } });
  });
});
