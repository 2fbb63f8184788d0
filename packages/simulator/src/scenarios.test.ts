import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSse, type RawAnswer, sendRaw } from '../test/raw-http.ts';
import { silenceOf } from '../test/silence-of.ts';
import { scenarios } from './scenarios.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ recordBytes: true });
});
afterAll(() => simulator.close());

/** Fast enough for a test, slow enough to be told apart. */
const adjusted: Readonly<Record<string, string>> = {
  echo: '?ttft_ms=15&itl_ms=0.2',
  reasoning: '?ttft_ms=2&itl_ms=0.2',
  tools: '?ttft_ms=2&itl_ms=1',
  steady: '?tokens=20&itl_ms=1',
  long: '?ttft_ms=5&itl_ms=0.01',
  'slow-first-token': '?ttft_ms=100',
  'slow-headers': '?headers_delay_ms=40',
};

const prompt = 'Tell me about weirs, bitte schön';

async function ask(scenario: string, isStream: boolean, more: object = {}): Promise<RawAnswer> {
  const body = {
    model: `sim-${scenario}${adjusted[scenario] ?? ''}`,
    stream: isStream,
    messages: [{ role: 'user', content: prompt }],
    ...(isStream ? { stream_options: { include_usage: true } } : {}),
    ...more,
  };
  const answer = await sendRaw(simulator.port, {
    body,
    ...silenceOf(scenario),
    headers: { authorization: 'Bearer secret-of-test' },
  });
  const record = simulator.request(answer.headers['x-simulator-request'] ?? null);
  if (answer.status === 200) expect(record?.sentBody?.equals(answer.body)).toBe(true);
  return answer;
}

// biome-ignore lint/suspicious/noExplicitAny: chunks are checked member by member
const chunksOf = (answer: RawAnswer): any[] =>
  parseSse(answer.body)
    .filter((data) => data !== '[DONE]')
    .map((data) => JSON.parse(data));

const textOf = (answer: RawAnswer): string =>
  chunksOf(answer)
    .map((chunk) => chunk.choices[0]?.delta.content ?? '')
    .join('');

const finishOf = (answer: RawAnswer): string | undefined =>
  chunksOf(answer)
    .map((chunk) => chunk.choices[0]?.finish_reason)
    .find((reason) => typeof reason === 'string');

// biome-ignore lint/suspicious/noExplicitAny: bodies are checked member by member
const jsonOf = (answer: RawAnswer): any => JSON.parse(answer.body.toString());

const half = (answer: RawAnswer): void => {
  expect(answer.status).toBe(200);
  expect(answer.isWhole).toBe(false);
  expect(answer.body.length).toBeGreaterThan(500);
  expect(answer.body.includes('[DONE]')).toBe(false);
};

const isError = (status: number, code: string | null, retryAfter?: string) => (answer: RawAnswer) => {
  expect(answer.status).toBe(status);
  expect(answer.isWhole).toBe(true);
  const { error } = jsonOf(answer);
  expect(error).toMatchObject({ code, param: null });
  expect(error.message).toBeTypeOf('string');
  expect(error.type).toBeTypeOf('string');
  expect(answer.headers['retry-after']).toBe(retryAfter);
};

const silent = (answer: RawAnswer): void => expect(answer.closedBy).toBe('us');

const events = (answer: RawAnswer): string[] => parseSse(answer.body);
const usageOf = (answer: RawAnswer) => chunksOf(answer).at(-1).usage;

const streamed: Readonly<Record<string, (answer: RawAnswer) => void>> = {
  echo: (answer) => {
    expect(answer.bodyAtMs).toBeGreaterThanOrEqual(15);
    expect(textOf(answer)).toContain(prompt);
    expect(textOf(answer)).toMatch(/simulated/);
    const { prompt_tokens, completion_tokens, total_tokens } = usageOf(answer);
    expect(prompt_tokens).toBe(3 + 4 + Math.ceil(Buffer.byteLength(prompt) / 4));
    expect(completion_tokens).toBe(
      chunksOf(answer).filter((chunk) => chunk.choices[0]?.delta.content).length,
    );
    expect(total_tokens).toBe(prompt_tokens + completion_tokens);
  },
  fast: (answer) => {
    expect(chunksOf(answer)).toHaveLength(1 + 40 + 2);
    expect(answer.chunks).toHaveLength(44);
    expect(
      chunksOf(answer).every((chunk, index) => (index === 42 ? chunk.usage : chunk.usage === null)),
    ).toBe(true);
    expect(chunksOf(answer)[42].choices).toEqual([]);
  },
  steady: (answer) => {
    expect(answer.closedAtMs).toBeGreaterThanOrEqual(10 + 20);
  },
  long: (answer) => expect(usageOf(answer).completion_tokens).toBe(2_000),
  empty: (answer) => {
    expect(textOf(answer)).toBe('');
    expect(usageOf(answer).completion_tokens).toBe(0);
  },
  reasoning: (answer) => {
    const deltas = chunksOf(answer).flatMap((chunk) => chunk.choices[0]?.delta ?? []);
    const first = deltas.findIndex((delta) => delta.content);
    expect(deltas.filter((delta) => delta.reasoning_content)).toHaveLength(25);
    expect(deltas.slice(first).some((delta) => delta.reasoning_content)).toBe(false);
    expect(usageOf(answer).completion_tokens_details).toEqual({ reasoning_tokens: 25 });
  },
  'redacted-reasoning': (answer) => {
    const deltas = chunksOf(answer).flatMap((chunk) => chunk.choices[0]?.delta ?? []);
    expect(deltas.filter((delta) => delta.reasoning_content)).toHaveLength(10);
  },
  tools: (answer) => {
    const calls = chunksOf(answer).flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    expect(calls[0]).toMatchObject({ index: 0, type: 'function', function: { name: 'get_weather' } });
    expect(calls.length).toBeGreaterThan(3);
    const text = calls.map((call) => call.function.arguments).join('');
    expect(JSON.parse(text)).toMatchObject({ location: 'Zürich, Switzerland' });
    expect(finishOf(answer)).toBe('tool_calls');
  },
  'parallel-tools': (answer) => {
    const calls = chunksOf(answer).flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    expect(new Set(calls.map((call) => call.index))).toEqual(new Set([0, 1, 2]));
    expect(calls.filter((call) => call.id)).toHaveLength(3);
  },
  cached: (answer) => {
    expect(usageOf(answer)).toMatchObject({
      prompt_tokens: 1_200,
      prompt_tokens_details: { cached_tokens: 1_024 },
    });
  },
  'cache-written': (answer) => expect(usageOf(answer).prompt_tokens).toBe(1_200),
  incomplete: (answer) => {
    expect(finishOf(answer)).toBe('length');
    expect(usageOf(answer).completion_tokens).toBe(40);
  },
  unicode: (answer) => expect(textOf(answer)).toMatch(/Grüße.*川の水.*🌊🐟/s),
  'usage-always': (answer) => expect(usageOf(answer).completion_tokens).toBe(40),
  'usage-never': (answer) => expect(answer.body.includes('"usage"')).toBe(false),
  'usage-zero': (answer) =>
    expect(usageOf(answer)).toMatchObject({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }),
  'usage-continuous': (answer) => {
    const running = chunksOf(answer).map((chunk) => chunk.usage.completion_tokens);
    expect(running).toEqual([0, ...Array.from({ length: 40 }, (_, index) => index + 1), 40, 40]);
  },
  'usage-with-finish': (answer) => {
    expect(chunksOf(answer).at(-1)).toMatchObject({
      choices: [{ finish_reason: 'stop' }],
      usage: { completion_tokens: 40 },
    });
  },
  'empty-first-chunk': (answer) => expect(chunksOf(answer)[0].choices).toEqual([]),
  'slow-first-token': (answer) => {
    expect(answer.bodyAtMs).toBeGreaterThanOrEqual(100);
    expect(answer.headersAtMs).toBeLessThan(answer.bodyAtMs! / 2);
  },
  'slow-headers': (answer) => expect(answer.headersAtMs).toBeGreaterThanOrEqual(40),
  crlf: (answer) => expect(answer.body.toString().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/),
  cr: (answer) => {
    expect(answer.body.includes('\r\r')).toBe(true);
    expect(answer.body.includes('\n')).toBe(false);
  },
  'no-space': (answer) => expect(answer.body.includes('data: ')).toBe(false),
  comments: (answer) =>
    expect(answer.body.toString()).toMatch(/^: ping 0\n\ndata: .*\n:within\n\n: ping 1\n/),
  bom: (answer) => expect([...answer.body.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x64]),
  'multi-line-data': (answer) => expect(answer.body.toString()).toMatch(/,\ndata: "choices":\[.*\n\n/),
  'event-fields': (answer) =>
    expect(answer.body.toString()).toMatch(/^id: 0\nevent: message\nretry: 3000\ndata: /),
  'split-characters': (answer) => {
    const isContinuation = (chunk: Buffer): boolean => (chunk[0]! & 0xc0) === 0x80;
    const continuations = [...answer.body].filter((byte) => (byte & 0xc0) === 0x80).length;
    expect(continuations).toBeGreaterThan(50);
    expect(answer.chunks.filter(isContinuation)).toHaveLength(continuations);
  },
  'byte-at-a-time': (answer) => expect(answer.chunks).toHaveLength(answer.body.length),
  'random-splits': (answer) => {
    expect(Math.max(...answer.chunks.map((chunk) => chunk.length))).toBe(16);
    expect(Math.min(...answer.chunks.map((chunk) => chunk.length))).toBe(1);
  },
  'one-write': (answer) => expect(answer.chunks).toHaveLength(1),
  'giant-event': (answer) => {
    expect(Math.max(...answer.chunks.map((chunk) => chunk.length))).toBeGreaterThan(5_000_000);
  },
  'malformed-event': (answer) => {
    const bad = events(answer).filter((data) => data.startsWith('{') && !data.endsWith('}'));
    expect(bad).toHaveLength(1);
    expect(events(answer)).toHaveLength(1 + 40 + 2 + 1 + 1);
  },
  'no-done': (answer) => {
    expect(events(answer)).not.toContain('[DONE]');
    expect(finishOf(answer)).toBe('stop');
  },
  'unterminated-done': (answer) => expect(answer.body.toString()).toMatch(/\n\ndata: \[DONE\]$/),
  'no-content-length': (answer) => expect(answer.headers['transfer-encoding']).toBe('chunked'),
  error: isError(500, null),
  'error-400': isError(400, null),
  'error-400-context': isError(400, 'context_length_exceeded'),
  'error-401': isError(401, 'invalid_api_key'),
  'error-401-leak': (answer) => {
    isError(401, 'invalid_api_key')(answer);
    expect(answer.body.includes('secret-of-test')).toBe(true);
  },
  'error-403': isError(403, null),
  'error-404': isError(404, 'model_not_found'),
  'error-429': isError(429, 'rate_limit_exceeded', '1'),
  'error-429-quota': isError(429, 'insufficient_quota', '1'),
  'error-429-usage-limit': isError(429, 'usage_limit_reached', '3600'),
  'error-500': isError(500, null),
  'error-500-html': (answer) => {
    expect(answer.status).toBe(500);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.body.toString()).toMatch(/^<!doctype html>/);
  },
  'error-503': isError(503, null, '1'),
  'error-529': isError(529, 'overloaded'),
  refuse: (answer) => {
    expect(answer.status).toBeUndefined();
    expect(answer.closedBy).not.toBe('us');
  },
  'never-answer': (answer) => {
    expect(answer.status).toBeUndefined();
    silent(answer);
  },
  'stall-after-headers': (answer) => {
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(0);
    silent(answer);
  },
  'stall-middle': (answer) => {
    half(answer);
    silent(answer);
    expect(answer.body.subarray(-2).toString()).toBe('\n\n');
  },
  'stall-before-done': (answer) => {
    silent(answer);
    expect(finishOf(answer)).toBe('stop');
    expect(events(answer)).not.toContain('[DONE]');
  },
  'cut-before-first-event': (answer) => {
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(0);
    expect(answer.isWhole).toBe(false);
    expect(answer.closedBy).toBe('end');
  },
  'cut-middle': (answer) => {
    half(answer);
    expect(answer.closedBy).toBe('end');
    expect(answer.body.toString()).toMatch(/data: \{[^\n]*$/);
  },
  'cut-between': (answer) => {
    half(answer);
    expect(answer.closedBy).toBe('end');
    expect(answer.body.toString()).toMatch(/\}\n\n$/);
  },
  'reset-middle': (answer) => {
    half(answer);
    expect(answer.closedBy).toBe('reset');
  },
  'end-without-finish': (answer) => {
    expect(answer.isWhole).toBe(true);
    expect(finishOf(answer)).toBeUndefined();
    expect(events(answer)).not.toContain('[DONE]');
  },
  'error-event': (answer) => {
    expect(answer.isWhole).toBe(true);
    expect(chunksOf(answer).at(-1).error).toMatchObject({ type: 'server_error', code: 'engine_failed' });
    expect(events(answer)).not.toContain('[DONE]');
  },
  'error-event-done': (answer) => {
    expect(events(answer).at(-2)).toContain('"error"');
    expect(events(answer).at(-1)).toBe('[DONE]');
  },
  failed: (answer) => {
    expect(chunksOf(answer).at(-1).error).toMatchObject({ type: 'server_error', code: 'engine_failed' });
    expect(events(answer)).not.toContain('[DONE]');
  },
  flaky: isError(503, null, '1'),
};

describe('each scenario, streamed', () => {
  it('has a check of its own', () => {
    expect(Object.keys(streamed).sort()).toEqual(Object.keys(scenarios).sort());
  });

  it.each(Object.keys(scenarios))('%s', async (name) => {
    const answer = await ask(name, true);
    streamed[name]!(answer);
    if (scenarios[name]!.outcome === 'fault') return;
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(answer.isWhole).toBe(true);
    expect(answer.closedBy).toBe('end');
    if (name === 'malformed-event') return;
    expect(finishOf(answer)).toMatch(name === 'incomplete' ? /^length$/ : /^(stop|tool_calls)$/);
    if (name !== 'no-done' && name !== 'unterminated-done') expect(events(answer).at(-1)).toBe('[DONE]');
  });
});

describe('each scenario, not streamed', () => {
  it.each(Object.keys(scenarios))('%s', async (name) => {
    simulator.reset();
    const { nonStreamedOutcome, error } = scenarios[name]!;
    const answer = await ask(name, false);
    if (nonStreamedOutcome === 'completed') {
      expect(answer.status).toBe(200);
      expect(answer.isWhole).toBe(true);
      expect(answer.headers['transfer-encoding']).toBe(name === 'no-content-length' ? 'chunked' : undefined);
      const { choices, usage } = jsonOf(answer);
      expect(choices[0].finish_reason).toMatch(name === 'incomplete' ? /^length$/ : /^(stop|tool_calls)$/);
      if (name === 'usage-never') expect(usage).toBeUndefined();
      else expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
      const whole = await ask(name, true);
      if (name !== 'malformed-event') expect(textOf(whole)).toBe(choices[0].message.content ?? '');
    } else if (error !== undefined || name === 'flaky') {
      streamed[name]!(answer);
    } else if (answer.status === 200 && answer.isWhole) {
      const isAnswer = (() => {
        try {
          return jsonOf(answer).choices[0].finish_reason !== null;
        } catch {
          return false;
        }
      })();
      expect(isAnswer).toBe(false);
    } else {
      expect(answer.isWhole).toBe(false);
      expect(answer.closedBy).toBe(
        name.startsWith('stall') || name === 'never-answer'
          ? 'us'
          : name === 'reset-middle'
            ? 'reset'
            : 'end',
      );
    }
  });
});
