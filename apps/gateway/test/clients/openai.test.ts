import OpenAI, {
  APIConnectionError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  AzureOpenAI,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from 'openai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const FLAKY = 'sim-flaky?key=retried&fail_as=error-429&times=1';
const FLAKY_STREAM = 'sim-flaky?key=streamed&fail_as=error-503&times=1';
const messages = [{ role: 'user' as const, content: 'Hello' }];
const tools: OpenAI.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'find_weir',
      parameters: {
        type: 'object',
        properties: { river: { type: 'string', enum: ['Aare', 'Rhein'] }, kilometre: { type: 'number' } },
      },
    },
  },
];

let gateway: TestGateway;
let client: OpenAI;
beforeAll(async () => {
  gateway = await startTestGateway({
    models: [FLAKY, FLAKY_STREAM, 'sim-usage-continuous?tokens=2000&itl_ms=5'],
    // The client is the one that tries again.
    env: { MAX_ATTEMPTS: '1' },
  });
  client = new OpenAI({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey, maxRetries: 0 });
});
afterAll(() => gateway.stop());

const ask = (model: string) => client.chat.completions.create({ model, messages });
const stream = (model: string, options?: OpenAI.RequestOptions) =>
  client.chat.completions.create(
    { model, messages, stream: true, stream_options: { include_usage: true } },
    options,
  );

async function failureOf(promise: PromiseLike<unknown>): Promise<APIError> {
  try {
    await promise;
  } catch (error) {
    return error as APIError;
  }
  throw new Error('It did not fail.');
}

describe('the official OpenAI client', () => {
  it('reads an answer in one piece', async () => {
    const completion = await ask('sim-fast');

    expect(completion.choices[0]!.message.content).toMatch(/^This is a simulated answer/);
    expect(completion.usage!.completion_tokens).toBe(40);
  });

  it.each(['fast', 'unicode', 'crlf', 'cr', 'no-space', 'comments', 'multi-line-data', 'event-fields'])(
    'reads a stream: %s',
    async (scenario) => {
      const whole = await ask(`sim-${scenario}`);
      let text = '';
      let usage: OpenAI.CompletionUsage | null | undefined;
      for await (const chunk of await stream(`sim-${scenario}`)) {
        text += chunk.choices[0]?.delta.content ?? '';
        usage = chunk.usage;
      }

      expect(text).toBe(whole.choices[0]!.message.content);
      expect(usage).toEqual(whole.usage);
    },
  );

  it('assembles tool calls out of a stream', async () => {
    const { choices } = await client.chat.completions
      .stream({ model: 'sim-parallel-tools', messages, tools })
      .finalChatCompletion();
    const calls = choices[0]!.message.tool_calls as OpenAI.ChatCompletionMessageFunctionToolCall[];

    expect(choices[0]!.finish_reason).toBe('tool_calls');
    expect(calls).toHaveLength(3);
    for (const call of calls) {
      expect(call.function.name).toBe('find_weir');
      expect(JSON.parse(call.function.arguments)).toEqual({ river: 'Aare', kilometre: 1 });
    }
  });

  it('goes on once a tool has answered', async () => {
    const asked = await client.chat.completions.create({ model: 'sim-tools', messages, tools });
    const [call] = asked.choices[0]!.message.tool_calls!;
    const answered = await client.chat.completions.create({
      model: 'sim-tools',
      tools,
      messages: [
        ...messages,
        { role: 'assistant', tool_calls: [call!] },
        { role: 'tool', tool_call_id: call!.id, content: '42' },
      ],
    });

    expect(answered.choices[0]).toMatchObject({ finish_reason: 'stop' });
  });

  it('reads text completions, streamed and in one piece', async () => {
    const request = { model: 'sim-fast', prompt: 'Hello' };
    let text = '';
    for await (const chunk of await client.completions.create({ ...request, stream: true })) {
      text += chunk.choices[0]?.text ?? '';
    }
    const whole = await client.completions.create(request);

    expect(text).toBe(whole.choices[0]!.text);
    expect(whole.usage).toMatchObject({ prompt_tokens: 2, completion_tokens: 40 });
  });

  it('lists and retrieves models', async () => {
    const names = [];
    for await (const model of client.models.list()) names.push(model.id);

    expect(names).toContain('sim-echo');
    expect(await client.models.retrieve('sim-fast')).toMatchObject({ id: 'sim-fast', object: 'model' });
  });

  it('tells the request id under which the ledger has the request', async () => {
    const { request_id: requestId } = await ask('sim-fast').withResponse();

    expect(requestId).toMatch(/^req_/);
    expect(await gateway.recordOf(requestId)).toMatchObject({ ending: 'completed' });
  });
});

describe("the official client of Azure's API, version v1", () => {
  /** It asks for chat completions at an address of their own for each model, which only Azure has. */
  const azure = (apiKey: string) =>
    new AzureOpenAI({ baseURL: gateway.baseUrl, apiKey, apiVersion: 'preview', maxRetries: 0 });

  it('sends its key in the header api-key, and reads answers and streams', async () => {
    const request = { model: 'sim-fast', input: 'Hello' };
    const { output_text: whole } = await azure(gateway.apiKey).responses.create(request);
    let text = '';
    for await (const event of await azure(gateway.apiKey).responses.create({ ...request, stream: true })) {
      if (event.type === 'response.output_text.delta') text += event.delta;
    }

    expect(whole).not.toBe('');
    expect(text).toBe(whole);
    expect((await azure(gateway.apiKey).models.list()).data.map(({ id }) => id)).toContain('sim-fast');
  });

  it('is refused with a key that nobody made', async () => {
    const error = await failureOf(azure('sk-live-nonsense').models.list());

    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.code).toBe('api_key_malformed');
  });
});

describe('the errors of the official OpenAI client', () => {
  it('are of the class that fits the status', async () => {
    const unknown = new OpenAI({ baseURL: gateway.baseUrl, apiKey: 'sk-live-nonsense', maxRetries: 0 });

    expect(await failureOf(unknown.models.list())).toBeInstanceOf(AuthenticationError);
    expect(await failureOf(ask('no-such-model'))).toBeInstanceOf(NotFoundError);
    expect(await failureOf(ask('sim-error-400'))).toBeInstanceOf(BadRequestError);
    expect(await failureOf(ask('sim-error-401'))).toBeInstanceOf(InternalServerError);
    expect(await failureOf(ask('sim-error-429'))).toBeInstanceOf(RateLimitError);
    expect(await failureOf(ask('sim-error-500'))).toBeInstanceOf(InternalServerError);
    expect(await failureOf(stream('sim-error-503'))).toBeInstanceOf(InternalServerError);
  });

  it('carry message, code, param and request id', async () => {
    const error = await failureOf(ask('no-such-model'));

    expect(error).toMatchObject({
      status: 404,
      code: 'model_not_found',
      param: 'model',
      type: 'not_found_error',
    });
    expect(error.message).toContain('no-such-model');
    expect(error.requestID).toMatch(/^req_/);
  });

  it.each([
    'sim-cut-middle',
    'sim-cut-between',
    'sim-end-without-finish',
    'sim-error-event',
    'sim-reset-middle',
  ])('are thrown out of a stream that breaks off: %s', async (model) => {
    const readAll = async () => {
      for await (const _ of await stream(model));
    };

    const error = await failureOf(readAll());

    expect(error).toBeInstanceOf(APIError);
    expect(error).not.toBeInstanceOf(APIConnectionError);
    expect(error.message).toMatch(/\w/);
  });
});

describe('the retries of the official OpenAI client', () => {
  it.each([FLAKY, FLAKY_STREAM])('wait as long as Retry-After says: %s', async (model) => {
    const startedMs = performance.now();
    if (model === FLAKY) await client.chat.completions.create({ model, messages }, { maxRetries: 1 });
    else for await (const _ of await stream(model, { maxRetries: 1 }));

    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(990);
    const records = (await gateway.records()).filter((record) => record.model === model);
    expect(records.map(({ status }) => status)).toEqual([model === FLAKY ? 429 : 503, 200]);
  });
});

describe('the official OpenAI client that goes away', () => {
  /** Expects that the upstream was told, and that the ledger knows. */
  async function expectSettled(requestId: string, estimated: boolean): Promise<void> {
    await gateway.idle();
    await vi.waitFor(() => expect(gateway.simulator.events.openStreams).toBe(0), 10_000);
    expect(gateway.simulator.requests.at(-1)!.ending).toBe('client_gone');
    expect(await gateway.recordOf(requestId)).toMatchObject({
      ending: 'client_disconnected',
      errorCode: 'client_disconnected',
      usageSource: estimated ? 'estimated' : 'reported',
    });
  }

  it('ends the upstream by an AbortController', async () => {
    const controller = new AbortController();
    const { data, request_id: requestId } = await stream('sim-long', {
      signal: controller.signal,
    }).withResponse();

    for await (const _ of data) controller.abort();

    await expectSettled(requestId!, true);
  });

  it('ends the upstream by the controller of its stream', async () => {
    const { data, request_id: requestId } = await stream('sim-long').withResponse();

    for await (const _ of data) data.controller.abort();

    await expectSettled(requestId!, true);
  });

  it('ends the upstream by leaving the loop', async () => {
    const { data, request_id: requestId } = await stream('sim-long').withResponse();

    for await (const chunk of data) if (chunk.choices[0]?.delta.content) break;

    await expectSettled(requestId!, true);
  });

  it('ends the upstream before its first byte', async () => {
    const controller = new AbortController();
    const headers = { 'x-request-id': 'aborted-early' };
    const arrived = gateway.simulator.nextRequest();
    const failure = failureOf(stream('sim-never-answer', { signal: controller.signal, headers }));
    await arrived;
    controller.abort();

    expect(await failure).toBeInstanceOf(APIUserAbortError);
    await expectSettled('aborted-early', true);
  });

  it('is charged what running usage had told', async () => {
    const { data, request_id: requestId } = await stream(
      'sim-usage-continuous?tokens=2000&itl_ms=5',
    ).withResponse();

    for await (const chunk of data) if ((chunk.usage?.completion_tokens ?? 0) >= 5) break;

    await expectSettled(requestId!, false);
    const { usage } = await gateway.recordOf(requestId);
    expect(usage.outputTokens).toBeGreaterThanOrEqual(5);
  });
});
