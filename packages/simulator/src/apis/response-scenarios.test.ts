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

async function ask(scenario: string, stream: boolean): Promise<RawAnswer> {
  simulator.reset();
  return sendRaw(simulator.port, {
    path: '/v1/responses',
    headers: { 'x-simulator-scenario': pace },
    body: { model: `sim-${scenario}`, stream, input: 'Tell me about weirs' },
    ...silenceOf(scenario),
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

/** What a streamed fault ends with, of those that do not just break off. */
const lastEvents: Readonly<Record<string, readonly string[]>> = {
  'error-event': ['response.output_text.delta', 'error'],
  'error-event-done': ['error', 'response.failed'],
  failed: ['response.output_text.delta', 'response.failed'],
};

describe('each scenario, streamed as a response', () => {
  it.each(Object.keys(scenarios))('%s', async (name) => {
    const { outcome, error } = scenarios[name]!;
    const answer = await ask(name, true);
    const events = eventsOf(answer);
    const terminal = name === 'incomplete' ? 'response.incomplete' : 'response.completed';
    if (outcome === 'completed') {
      expect(answer.isWhole).toBe(true);
      expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      expect(typesOf(answer).at(-1)).toBe(terminal);
      expect(answer.body.includes('[DONE]')).toBe(false);
      const { usage } = events.at(-1).response;
      if (name === 'usage-never') expect(usage).toBeNull();
      else expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
      if (name === 'usage-zero') expect(usage.total_tokens).toBe(0);
    } else if (error === undefined && answer.status === 200) {
      expect(typesOf(answer)).not.toContain(terminal);
      if (lastEvents[name]) expect(typesOf(answer).slice(-lastEvents[name].length)).toEqual(lastEvents[name]);
    } else {
      expect(events).toEqual([]);
    }
    events.forEach((event, index) => {
      if (name !== 'malformed-event') expect(event.sequence_number).toBe(index);
    });
    expect(events.filter((event) => event === undefined)).toHaveLength(name === 'malformed-event' ? 1 : 0);
  });

  it('names each event as its type', async () => {
    const answer = await ask('tools', true);
    const names = [...answer.body.toString().matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
    expect(names).toEqual(typesOf(answer));
  });

  it('may begin with an error', async () => {
    const answer = await sendRaw(simulator.port, {
      path: '/v1/responses',
      body: { model: 'sim-error-event?at=0', stream: true, input: 'Hello' },
    });
    expect(eventsOf(answer)).toMatchObject([{ type: 'error', sequence_number: 0, code: 'engine_failed' }]);
  });

  it('holds the event that tells the end back for silence', async () => {
    const answer = await ask('stall-before-done', true);
    expect(answer.closedBy).toBe('us');
    expect(typesOf(answer).at(-1)).toBe('response.output_item.done');
  });

  it('carries an event that says nothing, as OpenAI keeps a stream alive', async () => {
    expect(typesOf(await ask('empty-first-chunk', true))[2]).toBe('keepalive');
  });

  it('writes its fields in every spelling', async () => {
    const text = (await ask('event-fields', true)).body.toString();
    expect(text).toMatch(/^id: 0\nevent: response\.created\nretry: 3000\ndata: /);
    const lines = (await ask('multi-line-data', true)).body.toString();
    expect(lines).toMatch(/^event: response\.created\ndata: .*,\ndata: "response":\{.*\n\n/);
    expect((await ask('crlf', true)).body.toString().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('each scenario, as a response that is not streamed', () => {
  it.each(Object.keys(scenarios))('%s', async (name) => {
    const { nonStreamedOutcome, error } = scenarios[name]!;
    const answer = await ask(name, false);
    const body = tryParse(answer.body.toString());
    if (nonStreamedOutcome === 'completed') {
      expect(answer).toMatchObject({ status: 200, isWhole: true });
      expect(body.status).toBe(name === 'incomplete' ? 'incomplete' : 'completed');
    } else if (error === undefined && name !== 'flaky') {
      expect(body?.status).not.toBe('completed');
      expect(body?.status).toBe(
        name === 'failed' ? 'failed' : name === 'end-without-finish' ? 'in_progress' : undefined,
      );
    } else {
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });
});
