import { Agent, Runner, setTracingDisabled, tool } from '@openai/agents-core';
import { OpenAIProvider } from '@openai/agents-openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
let runner: Runner;
beforeAll(async () => {
  gateway = await startTestGateway();
  for (const { kind, path, credential, upstreamName } of TRANSLATED) {
    await gateway.connect({ name: kind, kind, baseUrl: `${gateway.simulator.url}${path}`, credential }, [
      { model: `${kind}-tools`, upstreamName },
    ]);
  }
  // They would go to OpenAI.
  setTracingDisabled(true);
  runner = new Runner({
    modelProvider: new OpenAIProvider({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey }),
  });
});
afterAll(() => gateway.stop());

const findWeir = tool({
  name: 'find_weir',
  description: 'Finds a weir.',
  parameters: {
    type: 'object',
    properties: { river: { type: 'string', enum: ['Aare', 'Rhein'] } },
    required: ['river'],
    additionalProperties: false,
  },
  execute: async (input) => `There is one in the ${(input as { river: string }).river}.`,
});

/** Models of upstreams that speak other APIs. */
const TRANSLATED = [
  { kind: 'anthropic', path: '/v1', credential: 'sk-ant-api03-x', upstreamName: 'sim-tools?itl_ms=1' },
  { kind: 'bedrock', path: '', credential: 'bedrock-api-key', upstreamName: 'sim-tools?itl_ms=1' },
] as const;

describe.for([
  ['anthropic', true],
  ['anthropic', false],
  ['bedrock', true],
  ['bedrock', false],
] as const)('an agent whose model is one of %s (responses: %s)', ([kind, useResponses]) => {
  const translated = () =>
    new Runner({
      modelProvider: new OpenAIProvider({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey, useResponses }),
    });
  const agent = () =>
    new Agent({ name: 'Guide', instructions: 'Be brief.', model: `${kind}-tools`, tools: [findWeir] });
  const ITEMS = ['tool_call_item', 'tool_call_output_item', 'message_output_item'];

  it('streams, calls a tool and goes on with its answer, and so in one piece', async () => {
    const before = (await gateway.records()).length;
    const run = await translated().run(agent(), 'Where is a weir?', { stream: true });
    let text = '';
    for await (const event of run) {
      if (event.type === 'raw_model_stream_event' && event.data.type === 'output_text_delta')
        text += event.data.delta;
    }
    await run.completed;
    expect(run.newItems.map(({ type }) => type).filter((type) => type !== 'reasoning_item')).toEqual(ITEMS);
    expect(text).toBe(run.finalOutput);
    expect(text).toMatch(/^This is a simulated answer/);

    const whole = await translated().run(agent(), 'Where is a weir?');
    expect(whole.newItems.map(({ type }) => type).filter((type) => type !== 'reasoning_item')).toEqual(ITEMS);
    expect(whole.finalOutput).toBe(text);

    const records = (await gateway.records()).slice(before);
    expect(records.map(({ ending, provider, streamed }) => [ending, provider, streamed])).toEqual([
      ['completed', kind, true],
      ['completed', kind, true],
      ['completed', kind, false],
      ['completed', kind, false],
    ]);
    const told = [run.state.usage, whole.state.usage];
    expect(records.reduce((sum, { usage }) => sum + usage.outputTokens!, 0)).toBe(
      told.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    );
  });
});

describe('an agent of the OpenAI Agents SDK', () => {
  it('streams, calls a tool and goes on with its answer', async () => {
    const agent = new Agent({
      name: 'Guide',
      instructions: 'Be brief.',
      model: 'sim-tools',
      tools: [findWeir],
    });
    const run = await runner.run(agent, 'Where is a weir?', { stream: true });
    let text = '';
    for await (const event of run) {
      if (event.type === 'raw_model_stream_event' && event.data.type === 'output_text_delta')
        text += event.data.delta;
    }
    await run.completed;

    expect(run.newItems.map(({ type }) => type)).toEqual([
      'tool_call_item',
      'tool_call_output_item',
      'message_output_item',
    ]);
    expect(text).toBe(run.finalOutput);
    expect(text).toMatch(/^This is a simulated answer/);
    const requests = gateway.simulator.requests.slice(-2);
    expect(requests.map((request) => request.path)).toEqual(['/v1/responses', '/v1/responses']);
    expect(requests[1]!.json).toMatchObject({
      input: [{}, { type: 'function_call' }, { output: 'There is one in the Aare.' }],
    });

    const records = (await gateway.records()).filter((record) => record.model === 'sim-tools');
    const { inputTokens, outputTokens } = run.state.usage;
    expect(records.map((record) => [record.ending, record.usageSource, record.streamed])).toEqual([
      ['completed', 'reported', true],
      ['completed', 'reported', true],
    ]);
    expect(records.reduce((sum, { usage }) => sum + usage.inputTokens!, 0)).toBe(inputTokens);
    expect(records.reduce((sum, { usage }) => sum + usage.outputTokens!, 0)).toBe(outputTokens);
  });

  it('answers in one piece', async () => {
    const { finalOutput } = await runner.run(new Agent({ name: 'Guide', model: 'sim-fast' }), 'Hello');

    expect(finalOutput).toMatch(/^This is a simulated answer/);
  });

  it('is told of a stream that breaks off', async () => {
    const run = await runner.run(new Agent({ name: 'Guide', model: 'sim-cut-middle' }), 'Hello', {
      stream: true,
    });
    const readAll = async () => {
      for await (const _ of run);
      await run.completed;
    };

    await expect(readAll()).rejects.toThrow(/\w/);
  });
});
