import {
  AccessDeniedException,
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  type ContentBlock,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
  type Message,
  ResourceNotFoundException,
  ServiceUnavailableException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/raw-http.ts';
import { type Simulator, startSimulator } from '../start-simulator.ts';

const credentials = { accessKeyId: 'AKIDOFTEST', secretAccessKey: 'secret/of+test' };

let simulator: Simulator;
let client: BedrockRuntimeClient;
const clients: BedrockRuntimeClient[] = [];

function connect(config: BedrockRuntimeClientConfig = { credentials }): BedrockRuntimeClient {
  const made = new BedrockRuntimeClient({
    region: 'eu-central-1',
    endpoint: simulator.url,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
    ...config,
  });
  clients.push(made);
  return made;
}

beforeAll(async () => {
  simulator = await startSimulator({ apiKey: 'key-of-test', awsCredentials: credentials });
  client = connect();
});
beforeEach(() => simulator.reset());
afterAll(async () => {
  for (const each of clients) each.destroy();
  await simulator.close();
});

const hello: Message = { role: 'user', content: [{ text: 'Hello' }] };
const converse = (modelId: string, more: Partial<ConverseCommandInput> = {}, by = client) =>
  by.send(new ConverseCommand({ modelId, messages: [hello], ...more }));

async function stream(modelId: string, more: Partial<ConverseCommandInput> = {}) {
  const answer = await client.send(new ConverseStreamCommand({ modelId, messages: [hello], ...more }));
  const events: ConverseStreamOutput[] = [];
  for await (const event of answer.stream!) events.push(event);
  return events;
}

const toolConfig = {
  tools: [
    {
      toolSpec: {
        name: 'find_weir',
        inputSchema: { json: { type: 'object', properties: { river: { type: 'string', enum: ['Aare'] } } } },
      },
    },
  ],
};

describe('Converse', () => {
  it('answers whole, with its usage', async () => {
    const parameters = 'tokens=5&prompt_tokens=100&cached_tokens=60&cache_write_tokens=30';
    const answer = await converse(`us.anthropic.claude-sim-fast-v1:0?${parameters}`);
    expect(answer).toMatchObject({
      output: { message: { role: 'assistant', content: [{ text: 'This is a simulated answer:' }] } },
      stopReason: 'end_turn',
      usage: {
        inputTokens: 10,
        outputTokens: 5,
        totalTokens: 105,
        cacheReadInputTokens: 60,
        cacheWriteInputTokens: 30,
      },
      metrics: { latencyMs: expect.any(Number) },
    });
  });

  it('streams the events of a text', async () => {
    const events = await stream('amazon.sim-fast?tokens=2');
    expect(events).toMatchObject([
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'This' } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: ' is' } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage: { outputTokens: 2 }, metrics: { latencyMs: expect.any(Number) } } },
    ]);
  });

  it.each([
    'sim-unicode',
    'sim-random-splits',
    'sim-one-write',
    'sim-byte-at-a-time',
    'sim-empty-first-chunk',
  ])('is the same streamed and whole: %s', async (modelId) => {
    const events = await stream(modelId);
    const text = events.map((event) => event.contentBlockDelta?.delta?.text ?? '').join('');
    const whole = await converse(modelId);
    expect(whole.output!.message!.content).toEqual([{ text }]);
    expect(events.at(-1)!.metadata!.usage).toEqual(whole.usage);
  });

  it('stops at maxTokens and at a stop sequence, and says so', async () => {
    const short = await converse('sim-fast', { inferenceConfig: { maxTokens: 3 } });
    expect(short).toMatchObject({ stopReason: 'max_tokens', usage: { outputTokens: 3 } });
    const more = {
      inferenceConfig: { stopSequences: ['lated'] },
      additionalModelResponseFieldPaths: ['/stop_sequence'],
    };
    expect(await converse('sim-fast', more)).toMatchObject({
      output: { message: { content: [{ text: 'This is a simu' }] } },
      stopReason: 'stop_sequence',
      additionalModelResponseFields: { stop_sequence: 'lated' },
    });
  });

  it('thinks, and takes its own thoughts back', async () => {
    const modelId = 'sim-redacted-reasoning?reasoning_tokens=4&redacted_blocks=1';
    const { output } = await converse(modelId);
    const { content } = output!.message!;
    expect(content).toMatchObject([
      {
        reasoningContent: {
          reasoningText: { text: 'The question is clear,', signature: expect.any(String) },
        },
      },
      { reasoningContent: { redactedContent: expect.any(Uint8Array) } },
      { text: expect.any(String) },
    ]);
    const deltas = (await stream(modelId)).flatMap(
      (event) => event.contentBlockDelta?.delta?.reasoningContent ?? [],
    );
    expect(deltas.map((delta) => Object.keys(delta)[0])).toEqual([
      ...new Array(4).fill('text'),
      'signature',
      'redactedContent',
    ]);
    const messages: Message[] = [hello, { role: 'assistant', content }, hello];
    expect((await converse('sim-fast', { messages })).stopReason).toBe('end_turn');
    const forged: ContentBlock[] = [{ reasoningContent: { reasoningText: { text: 'x', signature: 'y' } } }];
    await expect(
      converse('sim-fast', { messages: [hello, { role: 'assistant', content: forged }, hello] }),
    ).rejects.toThrow(/Invalid `signature`/);
  });

  it('calls tools, and speaks once it has their answers', async () => {
    const modelId = 'sim-parallel-tools';
    const { output, stopReason } = await converse(modelId, { toolConfig });
    expect(stopReason).toBe('tool_use');
    const { content } = output!.message!;
    const calls = content!.map(({ toolUse }) => toolUse!);
    expect(calls.map(({ name, input }) => [name, input])).toEqual(
      new Array(3).fill(['find_weir', { river: 'Aare' }]),
    );
    const events = await stream(modelId, { toolConfig });
    const starts = events.flatMap((event) => event.contentBlockStart?.start?.toolUse ?? []);
    expect(starts.map(({ name }) => name)).toEqual(new Array(3).fill('find_weir'));
    const inputs = events.flatMap((event) => event.contentBlockDelta ?? []);
    const joined = inputs
      .filter((delta) => delta.contentBlockIndex === 2)
      .map(({ delta }) => delta!.toolUse!.input);
    expect(JSON.parse(joined.join(''))).toEqual({ river: 'Aare' });

    const results = calls.map(({ toolUseId }) => ({
      toolResult: { toolUseId, content: [{ text: 'kilometre 42' }] },
    }));
    const asked: Message[] = [hello, { role: 'assistant', content }];
    const answer = (answered: ContentBlock[]) =>
      converse(modelId, { toolConfig, messages: [...asked, { role: 'user', content: answered }] });
    expect((await answer(results)).stopReason).toBe('end_turn');
    await expect(answer(results.slice(1))).rejects.toThrow(/Expected toolResult blocks/);
    await expect(
      converse(modelId, { messages: [...asked, { role: 'user', content: results }] }),
    ).rejects.toThrow(/toolConfig field must be defined/);
  });

  it.each([
    [[], /at least one message/],
    [[{ role: 'assistant', content: [{ text: 'x' }] }], /must start with a user message/],
    [[hello, hello], /must alternate/],
    [[{ role: 'user', content: [] }], /is empty/],
    [[{ role: 'user', content: [{ text: ' ' }] }], /is blank/],
    [[{ role: 'user', content: [{ toolResult: { toolUseId: 'a', content: [] } }] }], /toolResult blocks/],
  ] as [Message[], RegExp][])('must be asked for as Bedrock wants it: %j', async (messages, message) => {
    const failure = converse('sim-fast', { messages, toolConfig });
    await expect(failure).rejects.toBeInstanceOf(ValidationException);
    await expect(failure).rejects.toThrow(message);
  });
});

describe('InvokeModel', () => {
  const request = {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
  };
  const modelId = 'us.anthropic.claude-sim-fast-v1:0?tokens=3';

  it("answers in Anthropic's shape", async () => {
    const answer = await client.send(new InvokeModelCommand({ modelId, body: JSON.stringify(request) }));
    expect(JSON.parse(answer.body.transformToString())).toMatchObject({
      type: 'message',
      content: [{ type: 'text', text: 'This is a' }],
      stop_reason: 'end_turn',
      usage: { output_tokens: 3 },
    });
  });

  it("streams Anthropic's events", async () => {
    const command = new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(request) });
    const { body } = await client.send(command);
    const events = [];
    for await (const { chunk } of body!) events.push(JSON.parse(Buffer.from(chunk!.bytes!).toString()));
    expect(events.map(({ type }) => type)).toEqual([
      'message_start',
      'content_block_start',
      ...new Array(3).fill('content_block_delta'),
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    expect(events.at(-1)['amazon-bedrock-invocationMetrics']).toMatchObject({ outputTokenCount: 3 });
  });

  it.each([
    [{ anthropic_version: undefined }, /anthropic_version: Field required/],
    [{ model: 'claude' }, /model: Extra inputs are not permitted/],
    [{ stream: true }, /stream: Extra inputs are not permitted/],
    [{ max_tokens: undefined }, /max_tokens: Field required/],
  ])('must be asked for without what the path says: %j', async (more, message) => {
    const body = JSON.stringify({ ...request, ...more });
    await expect(client.send(new InvokeModelCommand({ modelId, body }))).rejects.toThrow(message);
  });

  it('counts tokens for itself and for Converse', async () => {
    const body = Buffer.from(JSON.stringify(request));
    const invoked = await client.send(new CountTokensCommand({ modelId, input: { invokeModel: { body } } }));
    expect(invoked.inputTokens).toBe(3 + 4 + 2);
    const input = { converse: { messages: [hello] } };
    const conversed = await client.send(new CountTokensCommand({ modelId, input }));
    expect(conversed.inputTokens).toBe((await converse('sim-fast')).usage!.inputTokens);
  });
});

describe('the AWS client', () => {
  it('throws what it should', async () => {
    await expect(converse('sim-error-429')).rejects.toBeInstanceOf(ThrottlingException);
    await expect(converse('sim-error-529')).rejects.toBeInstanceOf(ServiceUnavailableException);
    await expect(converse('sim-nothing')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(stream('sim-error-event')).rejects.toMatchObject({ name: 'ModelStreamErrorException' });
    await expect(stream('sim-failed')).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    await expect(stream('sim-cut-middle?itl_ms=1')).rejects.toThrow();
  });

  it('gets in with the key pair, in any region and with a name that must be encoded', async () => {
    const modelId = 'arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.anthropic.claude-sim-fast';
    const elsewhere = connect({ credentials, region: 'us-west-2' });
    expect((await converse(modelId, {}, elsewhere)).stopReason).toBe('end_turn');
  });

  it('stays out with another one', async () => {
    const wrongSecret = connect({ credentials: { ...credentials, secretAccessKey: 'wrong' } });
    await expect(converse('sim-fast', {}, wrongSecret)).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403 },
    });
    const wrongId = connect({ credentials: { ...credentials, accessKeyId: 'AKIDOFOTHER' } });
    await expect(converse('sim-fast', {}, wrongId)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  it('gets in with an API key of Bedrock, and only with the right one', async () => {
    const withKey = (token: string) =>
      connect({ token: { token }, authSchemePreference: ['httpBearerAuth'] });
    expect((await converse('sim-fast', {}, withKey('key-of-test'))).stopReason).toBe('end_turn');
    await expect(converse('sim-fast', {}, withKey('wrong'))).rejects.toBeInstanceOf(AccessDeniedException);
  });

  it('is told when it sent no credential, and when the body is not what was signed', async () => {
    const path = '/model/sim-fast/converse';
    const bare = await sendRaw(simulator.port, { path, body: { messages: [hello] } });
    expect(bare.headers['x-amzn-errortype']).toMatch(/^MissingAuthenticationTokenException:/);
    await converse('sim-fast');
    const signed = simulator.requests.at(-1)!.headers as Record<string, string>;
    expect(signed.authorization).toMatch(/^AWS4-HMAC-SHA256 /);
    const { 'content-length': _, connection: _connection, ...headers } = signed;
    const forged = await sendRaw(simulator.port, {
      path,
      headers: { ...headers, connection: 'close' },
      body: { messages: [{ role: 'user', content: [{ text: 'Bye' }] }] },
    });
    expect(forged.headers['x-amzn-errortype']).toMatch(/^InvalidSignatureException:/);
  });
});
