import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  embedMany,
  generateText,
  jsonSchema,
  type LanguageModel,
  stepCountIs,
  streamText,
  tool,
} from 'ai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

// Its warnings are about names of models that it does not know.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

/** The slow ones, sped up. */
const REASONING = 'sim-reasoning?ttft_ms=5&itl_ms=1';
const TOOLS = 'sim-tools?ttft_ms=5&itl_ms=1';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ models: [REASONING, TOOLS] });
  await gateway.connect(
    {
      name: 'anthropic',
      kind: 'anthropic',
      baseUrl: `${gateway.simulator.url}/v1`,
      credential: 'sk-ant-api03-x',
    },
    ['sim-fast', 'sim-unicode', REASONING, TOOLS, 'sim-cut-between', 'sim-long'].map((upstreamName) => ({
      model: `claude-${upstreamName}`,
      upstreamName,
    })),
  );
});
afterAll(() => gateway.stop());

const settings = () => ({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey });
const openai = () => createOpenAI(settings());
const anthropic = () => createAnthropic(settings());
const openAiCompatible = () => createOpenAICompatible({ name: 'weir', includeUsage: true, ...settings() });

const prompt = 'Hello';
const findWeir = tool({
  description: 'Finds a weir.',
  inputSchema: jsonSchema<{ river: string }>({
    type: 'object',
    properties: { river: { type: 'string', enum: ['Aare', 'Rhein'] } },
    required: ['river'],
  }),
  execute: async ({ river }) => `There is one in the ${river}.`,
});

describe.each<[name: string, path: string, provider: () => (name: string) => LanguageModel]>([
  ['openai-compatible', '/v1/chat/completions', openAiCompatible],
  ['openai', '/v1/responses', openai],
  ['anthropic', '/v1/chat/completions', anthropic],
  ['anthropic-as-it-is', '/v1/messages', () => (name) => anthropic()(`claude-${name}`)],
])('the Vercel AI SDK with its %s provider', (provider, path, create) => {
  const model = (name: string) => create()(name);

  it('generates text', async () => {
    const { text, usage, finishReason } = await generateText({ model: model('sim-fast'), prompt });

    expect(gateway.simulator.requests.at(-1)!.path).toBe(path);
    expect(text).toMatch(/^This is a simulated answer/);
    expect(finishReason).toBe('stop');
    expect(usage.outputTokens).toBe(40);
  });

  it('streams text', async () => {
    const result = streamText({ model: model('sim-unicode'), prompt });
    let text = '';
    for await (const piece of result.textStream) text += piece;

    expect(text).toContain('川の水は流れ続ける');
    expect(await result.finishReason).toBe('stop');
    expect((await result.usage).outputTokens).toBe(40);
  });

  it('streams reasoning apart from the text', async () => {
    const result = streamText({ model: model(REASONING), prompt });
    let reasoning = '';
    for await (const part of result.fullStream) if (part.type === 'reasoning-delta') reasoning += part.text;

    expect(reasoning).toMatch(/^The question is clear/);
    expect(await result.text).toMatch(/^You wrote/);
  });

  it('calls tools and goes on with their answers, generated and streamed', async () => {
    const options = { prompt, tools: { findWeir }, stopWhen: stepCountIs(3) };
    const generated = await generateText({ model: model(TOOLS), ...options });
    const streamed = streamText({ model: model(TOOLS), ...options });
    await streamed.consumeStream();

    for (const steps of [generated.steps, await streamed.steps]) {
      expect(steps).toHaveLength(2);
      expect(steps[0]!.toolResults).toMatchObject([
        { toolName: 'findWeir', input: { river: 'Aare' }, output: 'There is one in the Aare.' },
      ]);
      expect(steps[1]!.text).toMatch(/simulated answer/);
    }
  });

  it('throws what the gateway says', async () => {
    const failed = generateText({ model: model('no-such-model'), prompt, maxRetries: 0 });

    await expect(failed).rejects.toSatisfy(
      (error) =>
        APICallError.isInstance(error) && error.statusCode === 404 && /no-such-model/.test(error.message),
    );
  });

  it('is told of a stream that breaks off', async () => {
    const errors: unknown[] = [];
    const result = streamText({
      model: model('sim-cut-between'),
      prompt,
      onError: ({ error }) => void errors.push(error),
    });
    for await (const part of result.fullStream) {
      if (part.type === 'finish') expect(part.finishReason).toBe('error');
    }

    expect(JSON.stringify(errors.map(String))).toMatch(/connection to the upstream broke/);
  });

  it('ends the upstream when it aborts', async () => {
    const controller = new AbortController();
    const headers = { 'x-request-id': `aborted-with-${provider}` };
    const result = streamText({
      model: model('sim-long'),
      prompt,
      headers,
      abortSignal: controller.signal,
      onError: () => {},
    });

    for await (const part of result.fullStream) if (part.type === 'text-delta') controller.abort();

    await gateway.idle();
    await vi.waitFor(() => expect(gateway.simulator.events.openStreams).toBe(0), 10_000);
    expect(await gateway.recordOf(`aborted-with-${provider}`)).toMatchObject({
      ending: 'client_disconnected',
      usageSource: 'estimated',
    });
  });
});

describe('the default provider of the Vercel AI SDK', () => {
  it('has its options reach the upstream as they are', async () => {
    const options = { store: false, user: 'ada', metadata: { trip: 'rhine' }, truncation: 'auto' } as const;
    await generateText({
      model: openai()('sim-fast'),
      prompt,
      maxOutputTokens: 12,
      providerOptions: { openai: { ...options, parallelToolCalls: false } },
    });

    expect(gateway.simulator.requests.at(-1)!.json).toEqual({
      model: 'sim-fast',
      input: [{ role: 'user', content: [{ type: 'input_text', text: prompt }] }],
      max_output_tokens: 12,
      parallel_tool_calls: false,
      ...options,
    });
  });

  it('embeds', async () => {
    const { embeddings, usage } = await embedMany({
      model: openai().embeddingModel('sim-fast'),
      values: ['The river rises.', 'The river falls.'],
    });

    expect(embeddings.map((vector) => vector.length)).toEqual([1_536, 1_536]);
    expect(usage.tokens).toBeGreaterThan(0);
  });
});
