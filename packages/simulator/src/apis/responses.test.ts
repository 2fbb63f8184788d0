import OpenAI, { APIError, BadRequestError, NotFoundError } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
let client: OpenAI;
beforeAll(async () => {
  simulator = await startSimulator();
  client = new OpenAI({ baseURL: `${simulator.url}/v1`, apiKey: 'key-of-test', maxRetries: 0 });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const tools: OpenAI.Responses.FunctionTool[] = [
  {
    type: 'function',
    name: 'find_weir',
    strict: true,
    parameters: { type: 'object', properties: { river: { type: 'string', enum: ['Aare'] } } },
  },
];

async function eventsOf(
  request: OpenAI.Responses.ResponseCreateParamsNonStreaming,
): Promise<OpenAI.Responses.ResponseStreamEvent[]> {
  const events: OpenAI.Responses.ResponseStreamEvent[] = [];
  for await (const event of await client.responses.create({ ...request, stream: true })) events.push(event);
  return events;
}

describe('a response', () => {
  it('is read whole, with its usage', async () => {
    const response = await client.responses.create({
      model: 'sim-cached?tokens=12',
      instructions: 'Be brief.',
      input: 'Hello',
      metadata: { river: 'Aare' },
    });
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      error: null,
      incomplete_details: null,
      model: 'sim-cached?tokens=12',
      instructions: 'Be brief.',
      metadata: { river: 'Aare' },
      usage: {
        input_tokens: 1_200,
        input_tokens_details: { cached_tokens: 1_024 },
        output_tokens: 12,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 1_212,
      },
    });
    expect(response.completed_at).toBe(response.created_at);
    expect(response.output_text).toMatch(/^This is a simulated answer/);
  });

  it('is streamed as the events of its one message', async () => {
    const request = { model: 'sim-fast?tokens=3', input: 'Hello' };
    const events = await eventsOf(request);
    expect(events.map((event) => event.type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    const [created, , added, part, delta, , , done, partDone, itemDone, completed] = events;
    const text = (await client.responses.create(request)).output_text;
    const place = { output_index: 0, item_id: expect.stringMatching(/^msg_/) };
    expect(created).toMatchObject({ response: { status: 'in_progress', output: [], usage: null } });
    expect(added).toMatchObject({ item: { type: 'message', status: 'in_progress', content: [] } });
    expect(part).toMatchObject({ ...place, content_index: 0, part: { type: 'output_text', text: '' } });
    expect(delta).toMatchObject({ ...place, content_index: 0, delta: 'This', logprobs: [] });
    expect(done).toMatchObject({ ...place, content_index: 0, text });
    expect(partDone).toMatchObject({ part: { text, annotations: [] } });
    expect(itemDone).toMatchObject({ item: { status: 'completed', content: [{ text }] } });
    expect(completed).toMatchObject({
      response: { status: 'completed', output: [{ content: [{ text }] }], usage: { output_tokens: 3 } },
    });
  });

  it('is put together by the stream helper as it is when read whole', async () => {
    for (const model of [
      'sim-fast',
      'sim-unicode',
      'sim-empty',
      'sim-empty-first-chunk',
      'sim-multi-line-data',
    ]) {
      const streamed = await client.responses.stream({ model, input: 'Hello' }).finalResponse();
      const whole = await client.responses.create({ model, input: 'Hello' });
      expect(streamed.output_text, model).toBe(whole.output_text);
      expect(streamed.usage, model).toEqual(whole.usage);
    }
  });

  // A busy machine may hold up one try, not all of them.
  it('begins before the first token, which takes its time', { retry: 4 }, async () => {
    const model = 'sim-slow-first-token?ttft_ms=60&tokens=1';
    const startedAtMs = performance.now();
    const atMs: number[] = [];
    for await (const _ of await client.responses.create({ model, input: 'Hello', stream: true })) {
      atMs.push(performance.now() - startedAtMs);
    }
    expect(atMs[2]! - atMs[1]!).toBeGreaterThan(20);
    expect(atMs[2]).toBeGreaterThanOrEqual(59);
  });

  it('thinks first, where the model does', async () => {
    const model = 'sim-reasoning?reasoning_tokens=4&ttft_ms=0&itl_ms=0';
    const events = await eventsOf({ model, input: 'Hello', include: ['reasoning.encrypted_content'] });
    expect(events.slice(2, 10).map((event) => event.type)).toEqual([
      'response.output_item.added',
      'response.reasoning_summary_part.added',
      ...new Array(4).fill('response.reasoning_summary_text.delta'),
      'response.reasoning_summary_text.done',
      'response.reasoning_summary_part.done',
    ]);
    const whole = await client.responses.stream({ model, input: 'Hello' }).finalResponse();
    expect(whole.output.map((item) => item.type)).toEqual(['reasoning', 'message']);
    expect(whole.output[0]).toMatchObject({ summary: [{ text: 'The question is clear,' }] });
    expect(whole.output[0]).not.toHaveProperty('encrypted_content');
    expect(whole.usage!.output_tokens_details.reasoning_tokens).toBe(4);
    expect(events.at(-1)).toMatchObject({
      response: { output: [{ encrypted_content: expect.any(String) }, {}] },
    });
  });

  it('calls functions, and speaks once it has their answers', async () => {
    const model = 'sim-parallel-tools';
    const events = await eventsOf({ model, input: 'Where?', tools: [{ type: 'web_search' }, ...tools] });
    const added = events.find((event) => event.type === 'response.output_item.added');
    expect(added!.item).toMatchObject({ status: 'in_progress', name: 'find_weir', arguments: '' });
    const deltas = events.filter((event) => event.type === 'response.function_call_arguments.delta');
    const done = events.filter((event) => event.type === 'response.function_call_arguments.done');
    const joined = (index: number) =>
      deltas.flatMap((event) => (event.output_index === index ? event.delta : [])).join('');
    expect(done.map((event) => event.arguments)).toEqual([joined(0), joined(1), joined(2)]);
    expect(JSON.parse(joined(2))).toEqual({ river: 'Aare' });

    const { output } = await client.responses.stream({ model, input: 'Where?', tools }).finalResponse();
    const calls = output.filter((item) => item.type === 'function_call');
    expect(calls.map((call) => call.name)).toEqual(['find_weir', 'find_weir', 'find_weir']);
    expect(new Set(calls.map((call) => call.call_id)).size).toBe(3);
    const answers = calls.map((call) => ({
      type: 'function_call_output' as const,
      call_id: call.call_id,
      output: '{"kilometre":42}',
    }));
    const input = [{ role: 'user' as const, content: 'Where?' }, ...calls, ...answers];
    const answered = await client.responses.create({ model, input, tools });
    expect(answered.output_text).toMatch(/simulated/);
    const forbidden = await client.responses.create({ model, input: 'Where?', tools, tool_choice: 'none' });
    expect(forbidden.output.map((item) => item.type)).toEqual(['message']);
  });

  it('stops at max_output_tokens and says so', async () => {
    const request = { model: 'sim-fast', input: 'Hello', max_output_tokens: 7 };
    const whole = await client.responses.create(request);
    expect(whole).toMatchObject({
      status: 'incomplete',
      completed_at: null,
      incomplete_details: { reason: 'max_output_tokens' },
      output: [{ status: 'incomplete' }],
      usage: { output_tokens: 7 },
    });
    const last = (await eventsOf(request)).at(-1);
    expect(last).toMatchObject({ type: 'response.incomplete', response: { status: 'incomplete' } });
  });

  it('counts all kinds of input', async () => {
    const tokensOf = async (input: OpenAI.Responses.ResponseInput, instructions?: string) => {
      const response = await client.responses.create({
        model: 'sim-fast',
        input,
        ...(instructions && { instructions }),
      });
      return response.usage!.input_tokens;
    };
    const text = 'x'.repeat(40);
    const message = (...parts: OpenAI.Responses.ResponseInputContent[]) => [
      { role: 'user' as const, content: parts },
    ];
    const one = await tokensOf(message({ type: 'input_text', text }));
    expect(one).toBe(3 + 4 + 10);
    expect(await tokensOf([{ role: 'user', content: text }], text)).toBe(one + 4 + 10);
    const image = { type: 'input_image' as const, image_url: 'data:,', detail: 'auto' as const };
    expect(await tokensOf(message({ type: 'input_text', text }, image))).toBe(one + 85);
    const call = { type: 'function_call' as const, call_id: 'call_1', name: 'f', arguments: text };
    const output = { type: 'function_call_output' as const, call_id: 'call_1', output: text };
    const thought = {
      type: 'reasoning' as const,
      id: 'rs_1',
      summary: [{ type: 'summary_text' as const, text }],
    };
    expect(await tokensOf([thought, call, output])).toBe(3 + 3 * (4 + 10));
  });

  it('repeats what the user said last', async () => {
    const response = await client.responses.create({
      model: 'sim-echo?ttft_ms=0&itl_ms=0',
      input: [
        { role: 'user', content: [{ type: 'input_text', text: 'the river' }] },
        { role: 'developer', content: 'Be brief.' },
      ],
    });
    expect(response.output_text).toContain('“the river”');
  });
});

describe('a stored response', () => {
  const ask = (rest: object = {}, model = 'sim-fast?tokens=5') =>
    client.responses.create({ model, input: 'Hello', ...rest });

  it('is found again, as it was, until it is deleted', async () => {
    const response = await ask();
    expect(await client.responses.retrieve(response.id)).toEqual(response);
    await client.responses.delete(response.id);
    await expect(client.responses.retrieve(response.id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(client.responses.delete(response.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('is stored when it was streamed, too', async () => {
    const streamed = await client.responses.stream({ model: 'sim-fast', input: 'Hello' }).finalResponse();
    expect((await client.responses.retrieve(streamed.id)).output_text).toBe(streamed.output_text);
  });

  it('is read again by the response after it', async () => {
    const first = await ask();
    const second = await ask({ previous_response_id: first.id });
    expect(second.previous_response_id).toBe(first.id);
    expect(second.usage!.input_tokens).toBe(first.usage!.total_tokens + first.usage!.input_tokens);
  });

  it('must exist to be continued', async () => {
    const failure = await ask({ previous_response_id: 'resp_none' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BadRequestError);
    expect(failure).toMatchObject({
      code: 'previous_response_not_found',
      param: 'previous_response_id',
      type: 'invalid_request_error',
    });
  });

  it.each([
    [{ store: false }, 'sim-fast'],
    [{}, 'sim-failed'],
    [{}, 'sim-end-without-finish'],
  ])('is not one: %j of %s', async (rest, model) => {
    const response = await ask(rest, model);
    expect(response.id).toMatch(/^resp_/);
    await expect(client.responses.retrieve(response.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('is forgotten by a reset', async () => {
    const response = await ask();
    simulator.reset();
    await expect(client.responses.retrieve(response.id)).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('a request that cannot be answered', () => {
  it.each([
    [{}, 'input'],
    [{ input: [] }, 'input'],
    [{ input: [1] }, 'input'],
    [{ input: 'Hello', tools: 'all' }, 'tools'],
    [{ input: 'Hello', previous_response_id: 7 }, 'previous_response_id'],
  ])('%j names %s', async (rest, param) => {
    const request = { model: 'sim-fast', ...rest } as OpenAI.Responses.ResponseCreateParamsNonStreaming;
    const failure = await client.responses.create(request).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BadRequestError);
    expect((failure as APIError).param).toBe(param);
  });
});

describe('the official client', () => {
  it('throws what it should', async () => {
    await expect(eventsOf({ model: 'sim-error-event', input: 'Hello' })).rejects.toBeInstanceOf(APIError);
    await expect(eventsOf({ model: 'sim-cut-middle', input: 'Hello' })).rejects.toThrow();
    await expect(eventsOf({ model: 'sim-nothing', input: 'Hello' })).rejects.toBeInstanceOf(NotFoundError);
  });

  it('reads a response that failed', async () => {
    const whole = await client.responses.create({ model: 'sim-failed', input: 'Hello' });
    expect(whole).toMatchObject({ status: 'failed', error: { code: 'server_error' }, usage: null });
    const last = (await eventsOf({ model: 'sim-failed', input: 'Hello' })).at(-1);
    expect(last).toMatchObject({ type: 'response.failed', response: { error: { code: 'server_error' } } });
  });
});
