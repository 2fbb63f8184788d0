import Anthropic, { type APIError, BadRequestError, NotFoundError, RateLimitError } from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/raw-http.ts';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
let client: Anthropic;
beforeAll(async () => {
  simulator = await startSimulator({ apiKey: 'key-of-test' });
  client = new Anthropic({ baseURL: simulator.url, apiKey: 'key-of-test', maxRetries: 0 });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

type Params = Anthropic.MessageCreateParamsNonStreaming;

const hello: Anthropic.MessageParam = { role: 'user', content: 'Hello' };
const ask = (model: string, more: Partial<Params> = {}) =>
  client.messages.create({ model, max_tokens: 1_000, messages: [hello], ...more });
const tools: Anthropic.Tool[] = [
  {
    name: 'find_weir',
    input_schema: { type: 'object', properties: { river: { type: 'string', enum: ['Aare'] } } },
  },
];

/** What the server says of a request that the types would not let through. */
async function refusalOf(more: object): Promise<string> {
  const error = await ask('sim-fast', more as Partial<Params>).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BadRequestError);
  return (error as APIError).message;
}

describe('a message', () => {
  it('is read whole, with its usage', async () => {
    const message = await ask('sim-fast?tokens=5&prompt_tokens=100&cached_tokens=60&cache_write_tokens=30');
    expect(message).toMatchObject({
      id: expect.stringMatching(/^msg_/),
      type: 'message',
      role: 'assistant',
      model: expect.stringMatching(/^sim-fast/),
      content: [{ type: 'text', text: 'This is a simulated answer:' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: {
        input_tokens: 10,
        cache_creation_input_tokens: 30,
        cache_read_input_tokens: 60,
        output_tokens: 5,
        service_tier: 'standard',
      },
    });
  });

  it.each([
    'sim-fast',
    'sim-unicode',
    'sim-empty',
    'sim-empty-first-chunk',
    'sim-multi-line-data',
    'sim-random-splits',
    'sim-crlf',
    'sim-usage-continuous',
    'sim-cached',
    'sim-cache-written',
    'sim-incomplete',
    'sim-redacted-reasoning',
    'sim-parallel-tools',
  ])('is put together by the stream helper as it is when read whole: %s', async (model) => {
    const stream = client.messages.stream({ model, max_tokens: 1_000, messages: [hello], tools });
    const streamed = await stream.finalMessage();
    const whole = await ask(model, { tools });
    const blocksOf = ({ content }: Anthropic.Message) =>
      content.map((block) => ({ ...block, id: '', data: '' }));
    expect(blocksOf(streamed)).toEqual(blocksOf(whole));
    expect(streamed.stop_reason).toBe(whole.stop_reason);
    expect(streamed.usage).toEqual(whole.usage);
  });

  it('stops at max_tokens and at a stop sequence, and says so', async () => {
    expect(await ask('sim-fast', { max_tokens: 3 })).toMatchObject({
      content: [{ text: 'This is a' }],
      stop_reason: 'max_tokens',
      usage: { output_tokens: 3 },
    });
    const more = { stop_sequences: ['never', 'lated'] };
    const stopped = { stop_reason: 'stop_sequence', stop_sequence: 'lated' };
    expect(await ask('sim-fast', more)).toMatchObject({ ...stopped, content: [{ text: 'This is a simu' }] });
    const stream = client.messages.stream({ model: 'sim-fast', max_tokens: 9, messages: [hello], ...more });
    expect(await stream.finalMessage()).toMatchObject({ ...stopped, content: [{ text: 'This is a simu' }] });
  });

  it('thinks, and takes its own thoughts back', async () => {
    const model = 'sim-redacted-reasoning?reasoning_tokens=4';
    const { content, usage } = await ask(model, { thinking: { type: 'enabled', budget_tokens: 1_024 } });
    expect(content).toMatchObject([
      { type: 'thinking', thinking: 'The question is clear,', signature: expect.any(String) },
      { type: 'redacted_thinking', data: expect.any(String) },
      { type: 'redacted_thinking' },
      { type: 'text' },
    ]);
    expect(usage.output_tokens_details).toEqual({ thinking_tokens: 4 });
    const messages: Anthropic.MessageParam[] = [hello, { role: 'assistant', content }, hello];
    expect((await ask('sim-fast', { messages })).stop_reason).toBe('end_turn');
    const unthinking = await ask(model, { thinking: { type: 'disabled' } });
    expect(unthinking.content.map(({ type }) => type)).toEqual(['text']);
  });

  it('calls tools, and speaks once it has their answers', async () => {
    const model = 'sim-parallel-tools';
    const { content, stop_reason: reason } = await ask(model, { tools });
    expect(reason).toBe('tool_use');
    const calls = content.filter((block) => block.type === 'tool_use');
    expect(calls.map(({ name, input }) => [name, input])).toEqual(
      new Array(3).fill(['find_weir', { river: 'Aare' }]),
    );
    const results = calls.map(({ id }) => ({
      type: 'tool_result' as const,
      tool_use_id: id,
      content: 'km 42',
    }));
    const messages: Anthropic.MessageParam[] = [
      hello,
      { role: 'assistant', content },
      { role: 'user', content: results },
    ];
    expect((await ask(model, { tools, messages })).stop_reason).toBe('end_turn');
    expect((await ask(model, { tools, tool_choice: { type: 'none' } })).stop_reason).toBe('end_turn');
    const forgotten = { messages: [hello, { role: 'assistant', content }, hello] };
    expect(await refusalOf(forgotten)).toContain('`tool_use` ids were found without `tool_result` blocks');
    const twoOfThree = { role: 'user', content: results.slice(1) };
    expect(await refusalOf({ messages: [hello, { role: 'assistant', content }, twoOfThree] })).toContain(
      calls[0]!.id,
    );
  });

  it.each([
    [{ max_tokens: undefined }, 'max_tokens: Field required'],
    [{ messages: [] }, 'messages: at least one message is required'],
    [{ messages: [{ role: 'system', content: 'x' }] }, "Input should be 'user' or 'assistant'"],
    [{ messages: [{ role: 'user', content: '' }] }, 'text content blocks must be non-empty'],
    [{ messages: [{ role: 'user', content: 7 }] }, 'messages.0.content: Input should be a valid list'],
    [
      { messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1' }] }] },
      'unexpected `tool_use_id`',
    ],
    [
      { messages: [{ role: 'assistant', content: [{ type: 'tool_use', id: 'a.b', name: 'f', input: {} }] }] },
      'should match pattern',
    ],
    [
      {
        messages: [
          { role: 'assistant', content: [{ type: 'thinking', thinking: 'x', signature: 'forged' }] },
        ],
      },
      'Invalid `signature` in `thinking` block',
    ],
    [
      { messages: [{ role: 'assistant', content: [{ type: 'redacted_thinking', data: 'eA==' }] }] },
      'Invalid `data`',
    ],
    [{ tools: 'all' }, 'tools: Input should be a valid list'],
  ])('must be asked for as Anthropic wants it: %j', async (more, message) => {
    expect(await refusalOf(more)).toContain(message);
  });
});

describe('the tokens of a request', () => {
  it('are counted as a message would count them', async () => {
    const request = { model: 'sim-fast', messages: [hello], system: 'Be brief.', tools };
    const { input_tokens: tokens } = await client.messages.countTokens(request);
    expect(tokens).toBe((await ask('sim-fast', request)).usage.input_tokens);
    expect(tokens).toBeGreaterThan(20);
  });

  it('of an image and of a text in blocks are counted too', async () => {
    const text = 'x'.repeat(40);
    const source = { type: 'url' as const, url: 'https://weir.example/image.png' };
    const content: Anthropic.ContentBlockParam[] = [
      { type: 'text', text },
      { type: 'image', source },
    ];
    const count = (message: Anthropic.MessageParam) =>
      client.messages.countTokens({ model: 'sim-fast', messages: [message] });
    expect(await count({ role: 'user', content })).toEqual({ input_tokens: 3 + 4 + 10 + 85 });
  });
});

describe('the models', () => {
  it('are listed in the shape of Anthropic, page by page', async () => {
    const ids: string[] = [];
    for await (const model of client.models.list({ limit: 2 })) ids.push(model.id);
    expect(ids).toContain('sim-echo');
    expect(ids).not.toContain('sim-embed');
    expect(new Set(ids).size).toBe(ids.length);
    const first = await client.models.list({ limit: 1 });
    expect(first.data).toMatchObject([{ type: 'model', id: 'sim-echo', display_name: 'Simulated Echo' }]);
    expect(first.has_more).toBe(true);
  });

  it('are found one by one', async () => {
    expect(await client.models.retrieve('sim-echo')).toMatchObject({ max_input_tokens: 131_072 });
    await expect(client.models.retrieve('sim-nothing')).rejects.toBeInstanceOf(NotFoundError);
    await expect(client.models.list({ limit: 0 })).rejects.toBeInstanceOf(BadRequestError);
  });
});

describe('the official client', () => {
  it('throws what it should', async () => {
    await expect(ask('sim-error-429-usage-limit')).rejects.toBeInstanceOf(RateLimitError);
    await expect(ask('sim-nothing')).rejects.toBeInstanceOf(NotFoundError);
    for (const scenario of ['error-event', 'failed', 'cut-middle', 'end-without-finish']) {
      const model = `sim-${scenario}?itl_ms=1`;
      const stream = client.messages.stream({ model, max_tokens: 100, messages: [hello] });
      await expect(stream.finalMessage(), scenario).rejects.toThrow();
    }
    const overloaded = await ask('sim-error-529').catch((error: unknown) => error);
    expect(overloaded).toMatchObject({ status: 529, type: 'overloaded_error' });
  });

  it('is asked for its key and its version', async () => {
    const stranger = new Anthropic({ baseURL: simulator.url, apiKey: 'wrong', maxRetries: 0 });
    const failure = await stranger.models.list().catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 401, type: 'authentication_error' });
    const bearer = new Anthropic({ baseURL: simulator.url, apiKey: null, authToken: 'key-of-test' });
    expect((await bearer.models.list()).data.length).toBeGreaterThan(0);
    const body = { model: 'sim-fast', max_tokens: 1, messages: [hello] };
    const headers = { 'x-api-key': 'key-of-test' };
    const unversioned = await sendRaw(simulator.port, { path: '/v1/messages', headers, body });
    expect(unversioned.status).toBe(400);
    expect(unversioned.body.toString()).toContain('anthropic-version: header is required');
  });
});
