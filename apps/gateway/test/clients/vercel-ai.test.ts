import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  generateText,
  jsonSchema,
  type LanguageModel,
  stepCountIs,
  streamText,
  tool,
} from 'ai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
let model: (name: string) => LanguageModel;
beforeAll(async () => {
  gateway = await startTestGateway();
  model = createOpenAICompatible({
    name: 'weir',
    baseURL: gateway.baseUrl,
    apiKey: gateway.apiKey,
    includeUsage: true,
  });
});
afterAll(() => gateway.stop());

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

describe('the Vercel AI SDK', () => {
  it('generates text', async () => {
    const { text, usage, finishReason } = await generateText({ model: model('sim-fast'), prompt });

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
    const result = streamText({ model: model('sim-reasoning'), prompt });
    let reasoning = '';
    for await (const part of result.fullStream) if (part.type === 'reasoning-delta') reasoning += part.text;

    expect(reasoning).toMatch(/^The question is clear/);
    expect(await result.text).toMatch(/^You wrote/);
  });

  it('calls tools and goes on with their answers, generated and streamed', async () => {
    const options = { prompt, tools: { findWeir }, stopWhen: stepCountIs(3) };
    const generated = await generateText({ model: model('sim-tools'), ...options });
    const streamed = streamText({ model: model('sim-tools'), ...options });
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
    const headers = { 'x-request-id': 'aborted-by-ai' };
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
    expect(await gateway.recordOf('aborted-by-ai')).toMatchObject({
      ending: 'client_disconnected',
      usageSource: 'estimated',
    });
  });
});
