import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSse, type RawAnswer, sendRaw } from '../../test/raw-http.ts';
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

async function ask(scenario: string, stream: boolean, more: object = {}): Promise<RawAnswer> {
  asked += 1;
  const messages = [{ role: 'user', content: 'Tell me about weirs' }];
  return sendRaw(simulator.port, {
    path: '/v1/messages',
    headers: {
      'x-simulator-scenario': `${pace},key=${asked}`,
      'anthropic-version': '2023-06-01',
      'x-api-key': 'secret-of-test',
    },
    body: { model: `sim-${scenario}`, stream, max_tokens: 10_000, messages, ...more },
    ...silenceOf(scenario.split('?')[0]!),
  });
}

// biome-ignore lint/suspicious/noExplicitAny: events and bodies are checked member by member
type Json = any;

const tryParse = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const eventsOf = (answer: RawAnswer): Json[] => parseSse(answer.body).map(tryParse);
const typesOf = (answer: RawAnswer): string[] => eventsOf(answer).map((event) => event?.type);
const finishOf = (answer: RawAnswer): Json =>
  eventsOf(answer).find((event) => event?.type === 'message_delta' && event.delta.stop_reason !== null);

/** What a streamed fault ends with, of those that do not just break off. */
const lastEvents: Readonly<Record<string, readonly string[]>> = {
  'stall-before-done': ['content_block_stop', 'message_delta'],
  'error-event': ['content_block_delta', 'error'],
  'error-event-done': ['error', 'message_stop'],
  failed: ['content_block_delta', 'error'],
};

const stopReasons: Readonly<Record<string, string>> = {
  incomplete: 'max_tokens',
  tools: 'tool_use',
  'parallel-tools': 'tool_use',
};

describe('each scenario, streamed as a message', () => {
  it.concurrent.each(Object.keys(scenarios))('%s', async (name) => {
    const { outcome, error } = scenarios[name]!;
    const answer = await ask(name, true);
    const types = typesOf(answer);
    if (outcome === 'completed') {
      expect(answer.isWhole).toBe(true);
      expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      expect(types[0]).toBe('message_start');
      const { delta, usage } = finishOf(answer);
      expect(delta).toEqual({ stop_reason: stopReasons[name] ?? 'end_turn', stop_sequence: null });
      if (name !== 'unterminated-done')
        expect(types.at(-1)).toBe(name === 'no-done' ? 'message_delta' : 'message_stop');
      if (name === 'usage-never') expect(answer.body.includes('"usage"')).toBe(false);
      else if (name === 'usage-zero') expect(usage).toMatchObject({ input_tokens: 0, output_tokens: 0 });
      else if (name !== 'empty') expect(usage.output_tokens).toBeGreaterThan(1);
    } else if (error === undefined && answer.status === 200) {
      if (name !== 'stall-before-done') expect(finishOf(answer)).toBeUndefined();
      if (lastEvents[name]) expect(types.slice(-lastEvents[name].length)).toEqual(lastEvents[name]);
      else expect(types).not.toContain('error');
    } else {
      expect(types).toEqual([]);
    }
    expect(types.filter((type) => type === undefined)).toHaveLength(name === 'malformed-event' ? 1 : 0);
  });

  it('names each event as its type', async () => {
    const answer = await ask('tools', true);
    const names = [...answer.body.toString().matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
    expect(names).toEqual(typesOf(answer));
  });

  it('is the sequence of events that Anthropic sends', async () => {
    expect(
      typesOf(await ask('redacted-reasoning?reasoning_tokens=2&redacted_blocks=1&tokens=1', true)),
    ).toEqual([
      'message_start',
      'content_block_start',
      'ping',
      'content_block_delta',
      'content_block_delta',
      'content_block_delta',
      'content_block_stop',
      'content_block_start',
      'content_block_stop',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    expect(typesOf(await ask('empty', true))).toEqual([
      'message_start',
      'ping',
      'message_delta',
      'message_stop',
    ]);
  });

  it('tells usage as it grows, in all so far', async () => {
    const answer = await ask(
      'usage-continuous?tokens=3&prompt_tokens=10&cached_tokens=4&cache_write_tokens=5',
      true,
    );
    const usages = eventsOf(answer)
      .filter(({ type }) => type === 'message_delta')
      .map(({ usage }) => usage);
    const input = { input_tokens: 1, cache_creation_input_tokens: 5, cache_read_input_tokens: 4 };
    expect(usages).toEqual([1, 2, 3, 3].map((output_tokens) => ({ ...input, output_tokens })));
  });
});

describe('each scenario, as a message that is not streamed', () => {
  it.concurrent.each(Object.keys(scenarios))('%s', async (name) => {
    const { nonStreamedOutcome, error } = scenarios[name]!;
    const answer = await ask(name, false);
    const body = tryParse(answer.body.toString());
    if (nonStreamedOutcome === 'completed') {
      expect(answer).toMatchObject({ status: 200, isWhole: true });
      expect(body).toMatchObject({ type: 'message', role: 'assistant' });
      expect(body.stop_reason).toBe(stopReasons[name] ?? 'end_turn');
    } else if (error === undefined && name !== 'flaky') {
      expect(body?.stop_reason).toBe(name === 'end-without-finish' ? null : undefined);
      if (/^error-event|^failed/.test(name)) expect(body).toMatchObject({ type: 'error' });
    } else if (name !== 'error-500-html') {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(body).toMatchObject({ type: 'error', error: { message: expect.any(String) } });
    }
  });
});

describe('an error', () => {
  it.each([
    ['error-400', 400, 'invalid_request_error'],
    ['error-400-context', 400, 'invalid_request_error'],
    ['error-401', 401, 'authentication_error'],
    ['error-403', 403, 'permission_error'],
    ['error-404', 404, 'not_found_error'],
    ['error-429', 429, 'rate_limit_error'],
    ['error-429-quota', 429, 'rate_limit_error'],
    ['error-429-usage-limit', 429, 'rate_limit_error'],
    ['error-500', 500, 'api_error'],
    ['error-503', 503, 'api_error'],
    ['error-529', 529, 'overloaded_error'],
  ])('%s has the shape that Anthropic gives it', async (scenario, status, type) => {
    const answer = await ask(scenario, true);
    expect(answer.status).toBe(status);
    const requestId = answer.headers['request-id'];
    expect(requestId).toMatch(/^req_/);
    expect(tryParse(answer.body.toString())).toEqual({
      type: 'error',
      error: { type, message: expect.any(String) },
      request_id: requestId,
    });
    expect(answer.headers['retry-after']).toBe(
      { 'error-429-usage-limit': '3600', 'error-500': undefined }[scenario] ??
        (status === 429 || status === 503 ? '1' : undefined),
    );
  });

  it('of a usage limit tells when it resets', async () => {
    const { headers } = await ask('error-429-usage-limit?retry_after_s=60', false);
    expect(headers).toMatchObject({
      'anthropic-ratelimit-unified-status': 'rejected',
      'anthropic-ratelimit-unified-5h-status': 'rejected',
      'retry-after': '60',
    });
    const inS = Number(headers['anthropic-ratelimit-unified-reset']) - Date.now() / 1_000;
    expect(inS).toBeGreaterThan(30);
    expect(inS).toBeLessThanOrEqual(61);
    expect((await ask('error-429', false)).headers['anthropic-ratelimit-unified-status']).toBeUndefined();
  });

  it('may repeat the key it was sent', async () => {
    expect((await ask('error-401-leak', false)).body.toString()).toContain('secret-of-test');
  });
});
