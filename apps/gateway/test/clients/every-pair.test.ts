import Anthropic from '@anthropic-ai/sdk';
import type { UsageRecord } from '@weir/domain/usage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';
import { anthropicMessages } from './sdks/anthropic-messages.ts';
import { openAiChat } from './sdks/openai-chat.ts';
import { openAiResponses } from './sdks/openai-responses.ts';
import {
  notedAccess,
  type Question,
  type SdkClient,
  type SdkClientFactory,
  TOOL_INPUT,
  TOOL_NAME,
  TOOL_RESULT,
  type Turn,
} from './sdks/sdk-client.ts';
import { vercelWithAnthropic, vercelWithOpenAi } from './sdks/vercel-ai.ts';

const CLIENTS: readonly SdkClientFactory[] = [
  openAiChat,
  openAiResponses,
  anthropicMessages,
  vercelWithOpenAi,
  vercelWithAnthropic,
];

/** Each a connection to the simulator, that speaks another API or speaks it in another way. */
interface Upstream {
  readonly name: string;
  readonly kind: 'openai-compatible' | 'anthropic' | 'bedrock';
  readonly path: string;
  readonly credential: string;
  readonly apis?: readonly ['openai'];
  /** What a scenario's model is called there. */
  readonly modelOf: (scenario: string, parameters: string) => string;
  /** It signs its reasoning, and tells what was written to its cache. */
  readonly hasSignatures: boolean;
  /** Its models take no budget for thinking. */
  readonly refusesBudget?: true;
}

const plain = (scenario: string, parameters: string) => `sim-${scenario}?${parameters}`;
const UPSTREAMS: readonly Upstream[] = [
  {
    name: 'OpenAI',
    kind: 'openai-compatible',
    path: '/v1',
    credential: 'sk-openai',
    modelOf: plain,
    hasSignatures: false,
  },
  {
    name: 'chat completions only',
    kind: 'openai-compatible',
    path: '/v1',
    credential: 'sk-vllm',
    apis: ['openai'],
    modelOf: plain,
    hasSignatures: false,
  },
  {
    name: 'Anthropic',
    kind: 'anthropic',
    path: '/v1',
    credential: 'sk-ant-api03-x',
    modelOf: plain,
    hasSignatures: true,
  },
  {
    name: 'Converse',
    kind: 'bedrock',
    path: '',
    credential: 'bedrock-api-key',
    modelOf: plain,
    hasSignatures: true,
    refusesBudget: true,
  },
  {
    name: 'Claude on Bedrock',
    kind: 'bedrock',
    path: '',
    credential: 'bedrock-api-key',
    modelOf: (scenario, parameters) => `us.anthropic.claude-sim-${scenario}-v1:0?${parameters}`,
    hasSignatures: true,
  },
];

const AT_ONCE = 'ttft_ms=0&itl_ms=0';
const SCENARIOS: Readonly<Record<string, readonly [scenario: string, parameters: string]>> = {
  talks: ['fast', 'prompt_tokens=1000&cached_tokens=400&cache_write_tokens=100'],
  calls: ['tools', `${AT_ONCE}&reasoning_tokens=10&redacted_blocks=1`],
  limited: ['error-429', 'retry_after_s=60'],
  overloaded: ['error-529', 'retry_after_s=60'],
  breaks: ['error-event', ''],
  cut: ['cut-between', 'itl_ms=1'],
};
const modelOf = (upstream: Upstream, scenario: string) =>
  `${upstream.name.toLowerCase().replaceAll(' ', '-')}-${scenario}`;

let gateway: TestGateway;
/** What the simulator says without Weir. */
let said: { readonly text: string; readonly reasoning: string };
beforeAll(async () => {
  gateway = await startTestGateway({ env: { MAX_ATTEMPTS: '2' } });
  for (const upstream of UPSTREAMS) {
    const { name, kind, path, credential, apis } = upstream;
    await gateway.connect(
      { name, kind, baseUrl: `${gateway.simulator.url}${path}`, credential, ...(apis && { apis }) },
      Object.entries(SCENARIOS).map(([scenario, [of, parameters]]) => ({
        model: modelOf(upstream, scenario),
        upstreamName: upstream.modelOf(of, parameters),
      })),
    );
  }
  const response = await fetch(`${gateway.simulator.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'sim-fast?reasoning_tokens=10',
      messages: [{ role: 'user', content: 'x' }],
    }),
  });
  const { choices } = (await response.json()) as {
    choices: { message: { content: string; reasoning_content: string } }[];
  };
  said = { text: choices[0]!.message.content, reasoning: choices[0]!.message.reasoning_content };
});
afterAll(() => gateway.stop());

async function talk(create: SdkClientFactory, question: Question) {
  const requestIds: (string | null)[] = [];
  const turns = await create(notedAccess(gateway, requestIds)).talk(question);
  const records = await Promise.all(requestIds.map((id) => gateway.recordOf(id)));
  expect(records).toHaveLength(turns.length);
  return { turns, records };
}

async function failureOf(create: SdkClientFactory, question: Question) {
  const requestIds: (string | null)[] = [];
  const error = await create(notedAccess(gateway, requestIds))
    .talk(question)
    .then(
      () => new Error('It did not fail.'),
      (reason) => reason as Error & { status?: number; statusCode?: number },
    );
  const [record, ...more] = await Promise.all(requestIds.map((id) => gateway.recordOf(id)));
  expect(more).toEqual([]);
  return { status: undefined, statusCode: undefined, ...error, message: error.message, record };
}

/** The client's counts are those of the ledger, as far as its API has them. */
function expectSameUsage({ usage }: Turn, record: UsageRecord, { name }: SdkClient): void {
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = record.usage;
  expect([name, usage]).toEqual([
    name,
    {
      input: inputTokens,
      cached: cachedInputTokens ?? 0,
      cacheWritten: usage.cacheWritten === null ? null : (cacheWriteTokens ?? 0),
      output: outputTokens,
      reasoning: usage.reasoning === null ? null : (reasoningTokens ?? 0),
    },
  ]);
}

const named = CLIENTS.map((create) => {
  const client = create({ apiKey: 'none', origin: 'http://localhost', fetch });
  return { name: client.name, client, create };
});

describe.concurrent.each(named)('$name', ({ client, create }) => {
  const upstreams = UPSTREAMS.filter(({ apis }) => apis === undefined || client.operation === 'responses');
  describe.each(upstreams)('with $name', (upstream) => {
    const { kind, hasSignatures } = upstream;
    const model = (scenario: string) => modelOf(upstream, scenario);

    it.each([false, true])('gets a text and its usage (streamed: %s)', async (streamed) => {
      const { turns, records } = await talk(create, { model: model('talks'), streamed });
      expect(turns).toMatchObject([{ text: said.text, reasoning: '', calls: [], finish: 'stop' }]);
      expect(records[0]).toMatchObject({
        operation: client.operation,
        provider: kind,
        streamed,
        ending: 'completed',
        usageSource: 'reported',
        usage: { inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 40 },
      });
      expect(records[0]!.usage.cacheWriteTokens ?? 0).toBe(hasSignatures ? 100 : 0);
      expectSameUsage(turns[0]!, records[0]!, client);
    });

    it.each([false, true])('calls a tool and goes on with its result (streamed: %s)', async (streamed) => {
      const thinks = !(client.hasThinkingBudget && upstream.refusesBudget);
      const question = { model: model('calls'), streamed, tools: true, thinks } as const;
      const { turns, records } = await talk(create, question);
      expect(turns).toMatchObject([
        { text: '', reasoning: said.reasoning, finish: 'tool-calls' },
        { text: said.text, reasoning: said.reasoning, calls: [], finish: 'stop' },
      ]);
      const [{ calls }] = turns as [Turn, Turn];
      expect(calls).toEqual([{ id: expect.any(String), name: TOOL_NAME, input: TOOL_INPUT }]);
      for (const [index, record] of records.entries()) {
        expect(record).toMatchObject({ provider: kind, ending: 'completed', usageSource: 'reported' });
        expectSameUsage(turns[index]!, record, client);
      }
      const bodies = gateway.simulator.requests.map(({ body }) => body.toString());
      const [second, ...more] = bodies.filter((body) => body.includes(calls[0]!.id));
      expect(more).toEqual([]);
      expect(second).toContain(TOOL_RESULT);
      // The simulator refuses one that it did not write.
      if (hasSignatures) expect(second).toMatch(/"signature":"[^"]{40,}"/);
      if (hasSignatures) expect(second).toMatch(/redacted(_thinking|Content)"/);
    });

    it.each([false, true])('stops where it is told to (streamed: %s)', async (streamed) => {
      const short = await talk(create, { model: model('talks'), streamed, maxTokens: 5 });
      expect(short.turns).toMatchObject([{ finish: 'length', usage: { output: 5 } }]);
      expect(said.text.startsWith(short.turns[0]!.text)).toBe(true);
      expect(short.records).toMatchObject([{ ending: 'completed', usage: { outputTokens: 5 } }]);
      if (!client.hasStop) return;
      const stopped = await talk(create, { model: model('talks'), streamed, stop: ' answer' });
      expect(stopped.turns).toMatchObject([{ text: 'This is a simulated', finish: 'stop' }]);
    });

    it.each([
      ['limited', false, 429],
      ['overloaded', true, 503],
    ])('throws what went wrong, with its status: %s (streamed: %s)', async (scenario, streamed, expected) => {
      const { status, statusCode, record } = await failureOf(create, { model: model(scenario), streamed });
      expect(status ?? statusCode).toBe(expected);
      expect(record).toMatchObject({ ending: 'upstream_failed', status: expected });
    });

    it.each(['breaks', 'cut'])('throws out of a stream that %s', async (scenario) => {
      const { message, record } = await failureOf(create, { model: model(scenario), streamed: true });
      expect(message).toMatch(/\w/);
      expect(message).not.toBe('It did not fail.');
      expect(record).toMatchObject({ status: 200, ending: 'upstream_failed' });
    });

    // It can read no signature of the other one, or wants one that the other one did not write.
    const next = UPSTREAMS.at(UPSTREAMS.indexOf(upstream) - 2)!;
    it(`goes on with ${next.name} in the middle of a conversation`, async () => {
      const { turns, records } = await talk(create, {
        ...{ model: model('calls'), nextModel: modelOf(next, 'calls'), streamed: true, tools: true },
        thinks: !(client.hasThinkingBudget && (upstream.refusesBudget || next.refusesBudget)),
      });
      expect(turns).toMatchObject([{ finish: 'tool-calls' }, { text: said.text, finish: 'stop' }]);
      expect(records).toMatchObject([{ provider: kind }, { provider: next.kind }]);
    });
  });
});

describe.concurrent.each(UPSTREAMS)('tokens that @anthropic-ai/sdk counts with $name', (upstream) => {
  it('are those of the prompt, and cost nothing', async () => {
    const client = new Anthropic({ apiKey: gateway.apiKey, baseURL: gateway.origin, maxRetries: 0 });
    const count = (content: string) =>
      client.messages.countTokens({
        model: modelOf(upstream, 'calls'),
        messages: [{ role: 'user', content }],
      });
    const [short, long] = await Promise.all([count('Flow'), count('Flow '.repeat(500))]);
    expect(short.input_tokens).toBeGreaterThan(0);
    expect(long.input_tokens).toBeGreaterThan(short.input_tokens + 200);
  });
});

describe('a program with a plan', () => {
  it('goes on through Bedrock when the plan is used up, and the ledger shows both', async () => {
    const [anthropic, bedrock] = [UPSTREAMS[2]!, UPSTREAMS[4]!];
    const [scenario, parameters] = SCENARIOS.calls!;
    const connect = (name: string, { kind, path, modelOf: of }: Upstream, credential: string) =>
      gateway.connect({ name, kind, baseUrl: `${gateway.simulator.url}${path}`, credential }, [
        { model: 'claude', upstreamName: of(scenario, parameters) },
      ]);
    const plan = await connect('plan', anthropic, 'sk-ant-oat01-of-a-plan');
    const after = await connect('after the plan', bedrock, 'bedrock-api-key');
    const { secret } = await gateway.createKey('live', null, { routingPolicy: 'plan_first' });
    const requestIds: (string | null)[] = [];
    const client = anthropicMessages({ ...notedAccess(gateway, requestIds), apiKey: secret });
    const program = () => client.talk({ model: 'claude', streamed: true, tools: true, thinks: true });

    const onPlan = await program();
    await gateway.serve(plan, [{ model: 'claude', upstreamName: 'sim-error-429-usage-limit' }]);
    const onBedrock = await program();

    const content = (turns: readonly Turn[]) =>
      turns.map(({ text, reasoning, finish, calls }) => [text, reasoning, finish, calls[0]?.input]);
    expect(content(onBedrock)).toEqual(content(onPlan));
    const records = await Promise.all(requestIds.map((id) => gateway.recordOf(id)));
    const usedUp = { connectionId: plan, errorCode: 'upstream_usage_limited' };
    const ofPlan = {
      ...{ provider: 'anthropic', isFallback: false },
      attempts: [{ connectionId: plan, errorCode: null }],
    };
    const ofBedrock = {
      ...{ provider: 'bedrock', isFallback: true },
      attempts: [usedUp, { connectionId: after, errorCode: null }],
    };
    expect(records).toMatchObject([ofPlan, ofPlan, ofBedrock, ofBedrock]);
    for (const [index, { usage, costNanoUsd, ending }] of records.entries()) {
      const turn = [...onPlan, ...onBedrock][index]!;
      expect([ending, usage.inputTokens, usage.outputTokens]).toEqual([
        'completed',
        turn.usage.input,
        turn.usage.output,
      ]);
      expect(costNanoUsd).toBe(BigInt(200 * turn.usage.input + 800 * turn.usage.output));
    }
  });
});
