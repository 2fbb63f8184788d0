import { EventStreamCodec } from '@smithy/core/event-streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RawAnswer, sendRaw } from '../../test/raw-http.ts';
import { silenceOf } from '../../test/silence-of.ts';
import { scenarios } from '../scenarios.ts';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const pace = 'ttft_ms=2,itl_ms=0,headers_delay_ms=0';
let asked = 0;

// biome-ignore lint/suspicious/noExplicitAny: events and bodies are checked member by member
type Json = any;

/** How an API of Bedrock is asked, and how its streams end. */
interface Api {
  readonly path: string;
  readonly streamPath: string;
  readonly body: object;
  readonly typesOf: (answer: RawAnswer) => string[];
  readonly stopReasonOf: (answer: RawAnswer) => string | null | undefined;
  readonly lastTypes: readonly [finish: string, end: string];
}

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

/** @returns the whole frames, whose checksums the codec of AWS has verified. */
function framesOf({ body }: RawAnswer): { kind: Json; type: Json; json: Json }[] {
  const frames: { kind: Json; type: Json; json: Json }[] = [];
  for (let start = 0; start + 4 <= body.length; ) {
    const end = start + body.readUInt32BE(start);
    if (end > body.length) break;
    const message = codec.decode(body.subarray(start, end));
    const kind = message.headers[':message-type']!.value;
    const type = message.headers[`:${kind}-type`]!.value;
    frames.push({ kind, type, json: tryParse(Buffer.from(message.body).toString()) });
    start = end;
  }
  return frames;
}

const tryParse = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const innerOf = (frame: { type: Json; json: Json }): Json =>
  frame.type === 'chunk' ? tryParse(Buffer.from(frame.json.bytes, 'base64').toString()) : frame.json;

const apis: Readonly<Record<string, Api>> = {
  Converse: {
    path: 'converse',
    streamPath: 'converse-stream',
    body: { messages: [{ role: 'user', content: [{ text: 'Tell me about weirs' }] }] },
    typesOf: (answer) => framesOf(answer).map(({ type, json }) => (json === undefined ? 'malformed' : type)),
    stopReasonOf: (answer) =>
      answer.headers['content-type'] === 'application/json'
        ? tryParse(answer.body.toString())?.stopReason
        : framesOf(answer).find(({ type }) => type === 'messageStop')?.json.stopReason,
    lastTypes: ['messageStop', 'metadata'],
  },
  InvokeModel: {
    path: 'invoke',
    streamPath: 'invoke-with-response-stream',
    body: {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 10_000,
      messages: [{ role: 'user', content: 'Tell me about weirs' }],
    },
    typesOf: (answer) =>
      framesOf(answer).map((frame) =>
        frame.kind === 'exception' ? frame.type : (innerOf(frame)?.type ?? 'malformed'),
      ),
    stopReasonOf: (answer) =>
      answer.headers['content-type'] === 'application/json'
        ? tryParse(answer.body.toString())?.stop_reason
        : framesOf(answer)
            .map(innerOf)
            .find((event) => event?.type === 'message_delta' && event.delta.stop_reason !== null)?.delta
            .stop_reason,
    lastTypes: ['message_delta', 'message_stop'],
  },
};

async function ask(api: Api, scenario: string, stream: boolean): Promise<RawAnswer> {
  asked += 1;
  const id = encodeURIComponent(`us.anthropic.claude-sim-${scenario}-v1:0`);
  return sendRaw(simulator.port, {
    path: `/model/${id}/${stream ? api.streamPath : api.path}`,
    headers: { 'x-simulator-scenario': `${pace},key=${asked}`, authorization: 'Bearer secret-of-test' },
    body: api.body,
    ...silenceOf(scenario),
  });
}

const stopReasons: Readonly<Record<string, string>> = {
  incomplete: 'max_tokens',
  tools: 'tool_use',
  'parallel-tools': 'tool_use',
};

/** The exceptions that end a stream; what else breaks off just does. */
const exceptions: Readonly<Record<string, string>> = {
  'error-event': 'modelStreamErrorException',
  'error-event-done': 'modelStreamErrorException',
  failed: 'serviceUnavailableException',
};

describe.each(Object.keys(apis))('each scenario, streamed by %s', (apiName) => {
  const api = apis[apiName]!;
  it.concurrent.each(Object.keys(scenarios))('%s', async (name) => {
    const { outcome, error } = scenarios[name]!;
    const answer = await ask(api, name, true);
    if (outcome === 'completed') {
      expect(answer.isWhole).toBe(true);
      expect(answer.headers['content-type']).toBe('application/vnd.amazon.eventstream');
      expect(api.stopReasonOf(answer)).toBe(stopReasons[name] ?? 'end_turn');
      expect(api.typesOf(answer).at(-1)).toBe(api.lastTypes[name === 'no-done' ? 0 : 1]);
      expect(api.typesOf(answer).filter((type) => type === 'malformed')).toHaveLength(
        name === 'malformed-event' ? 1 : 0,
      );
    } else if (error === undefined && answer.status === 200) {
      if (name === 'stall-before-done') expect(api.typesOf(answer).at(-1)).toBe(api.lastTypes[0]);
      else expect(api.stopReasonOf(answer)).toBeUndefined();
      const found = framesOf(answer).find(({ kind }) => kind === 'exception');
      expect(found?.type).toBe(exceptions[name]);
      if (found !== undefined) expect(found.json).toMatchObject({ message: expect.any(String) });
    } else {
      expect(answer.headers['content-type']).not.toBe('application/vnd.amazon.eventstream');
    }
  });
});

describe.each(Object.keys(apis))('each scenario, answered whole by %s', (apiName) => {
  const api = apis[apiName]!;
  it.concurrent.each(Object.keys(scenarios))('%s', async (name) => {
    const { nonStreamedOutcome, error } = scenarios[name]!;
    const answer = await ask(api, name, false);
    if (nonStreamedOutcome === 'completed') {
      expect(answer).toMatchObject({ status: 200, isWhole: true });
      expect(api.stopReasonOf(answer)).toBe(stopReasons[name] ?? 'end_turn');
    } else if (error === undefined && name !== 'flaky') {
      expect(api.stopReasonOf(answer) ?? undefined).toBeUndefined();
    } else if (name !== 'error-500-html') {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(tryParse(answer.body.toString())).toEqual({ message: expect.any(String) });
    }
  });
});

describe('an error of AWS', () => {
  it.each([
    ['error-400', 400, 'ValidationException'],
    ['error-400-context', 400, 'ValidationException'],
    ['error-401', 403, 'UnrecognizedClientException'],
    ['error-403', 403, 'AccessDeniedException'],
    ['error-404', 404, 'ResourceNotFoundException'],
    ['error-429', 429, 'ThrottlingException'],
    ['error-429-quota', 429, 'ThrottlingException'],
    ['error-429-usage-limit', 429, 'ThrottlingException'],
    ['error-500', 500, 'InternalServerException'],
    ['error-503', 503, 'ServiceUnavailableException'],
    ['error-529', 503, 'ServiceUnavailableException'],
  ])('%s is the exception that AWS has for it', async (scenario, status, name) => {
    const answer = await ask(apis.Converse!, scenario, true);
    expect(answer.status).toBe(status);
    expect(answer.headers['x-amzn-errortype']).toMatch(new RegExp(`^${name}:`));
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['retry-after']).toBeUndefined();
  });

  it('may repeat the credential it was sent', async () => {
    expect((await ask(apis.Converse!, 'error-401-leak', false)).body.toString()).toContain('secret-of-test');
  });
});
