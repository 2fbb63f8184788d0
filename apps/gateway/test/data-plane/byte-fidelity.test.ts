import { scenarios } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatBody, eventsOf } from '../call-gateway.ts';
import { type RawAnswer, rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** The slow ones, sped up: what they write is the same. */
const PACE: Readonly<Record<string, string>> = {
  echo: '?ttft_ms=5&itl_ms=1',
  steady: '?itl_ms=1',
  long: '?itl_ms=0',
  reasoning: '?ttft_ms=5&itl_ms=1',
  tools: '?itl_ms=1',
  'slow-first-token': '?ttft_ms=50',
  'slow-headers': '?headers_delay_ms=50',
};
const modelOf = (name: string) => `sim-${name}${PACE[name] ?? ''}`;
const namesWhere = (outcome: 'outcome' | 'nonStreamedOutcome') =>
  Object.keys(scenarios).filter((name) => scenarios[name]![outcome] === 'completed');
const streamed = namesWhere('outcome');
const whole = namesWhere('nonStreamedOutcome');

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ models: Object.keys(PACE).map(modelOf) });
});
afterAll(() => gateway.stop());

/** What the client received, and what the simulator had sent. */
async function exchange(
  endpoint: 'chat' | 'text',
  model: string,
  rest: Readonly<Record<string, unknown>>,
): Promise<{ answer: RawAnswer; sent: Buffer }> {
  gateway.simulator.reset();
  const text = endpoint === 'text';
  const answer = await sendRaw(
    gateway.port,
    rawRequest({
      apiKey: gateway.apiKey,
      target: text ? '/v1/completions' : '/v1/chat/completions',
      body: text ? JSON.stringify({ model, prompt: 'Flow — 流れ', ...rest }) : chatBody(model, rest),
    }),
  );
  const [request] = gateway.simulator.requests;
  return { answer, sent: request!.sentBody! };
}

/** The bytes without the event that carries usage and nothing else. Each simulated stream keeps to one line end. */
function withoutUsageEvent(bytes: Buffer): Buffer {
  const blocks = bytes.toString('latin1').match(/.+?(?:\r\n\r\n|\n\n|\r\r|$)/gs) ?? [];
  const isUsage = (block: string) =>
    /"choices":\s*\[\]/.test(block.replace(/[\r\n]+data: ?/g, '')) && /"usage":\s*\{/.test(block);
  return Buffer.from(blocks.filter((block) => !isUsage(block)).join(''), 'latin1');
}

function expectSameBytes(received: Buffer, expected: Buffer): void {
  if (received.equals(expected)) return;
  const at = received.findIndex((byte, index) => byte !== expected[index]);
  const around = (bytes: Buffer) => bytes.toString('latin1', Math.max(0, at - 80), at + 80);
  expect(around(received), `first difference at ${at}`).toBe(around(expected));
  expect(received.length).toBe(expected.length);
}

describe('a stream that asks for usage reaches the client byte for byte', () => {
  const usage = { stream: true, stream_options: { include_usage: true } };

  it.each(streamed)('%s', async (name) => {
    const { answer, sent } = await exchange('chat', modelOf(name), usage);

    expect(answer.status).toBe(200);
    expect(answer.isWhole).toBe(true);
    expect(sent.length).toBeGreaterThan(0);
    expectSameBytes(answer.body, sent);
  });

  it.each(['fast', 'crlf', 'unicode', 'byte-at-a-time', 'giant-event'])('%s, as text', async (name) => {
    const { answer, sent } = await exchange('text', modelOf(name), usage);

    expectSameBytes(answer.body, sent);
  });
});

describe('a stream that does not ask for usage reaches the client without that event, else byte for byte', () => {
  it.each(streamed)('%s', async (name) => {
    const { answer, sent } = await exchange('chat', modelOf(name), { stream: true });
    const expected = withoutUsageEvent(sent);

    expect(answer.isWhole).toBe(true);
    const hasNone = ['usage-never', 'usage-with-finish'].includes(name);
    expect(expected.length === sent.length, 'whether there was nothing to take out').toBe(hasNone);
    expectSameBytes(answer.body, expected);
  });

  it.each(['fast', 'crlf', 'unicode', 'byte-at-a-time', 'giant-event'])('%s, as text', async (name) => {
    const { answer, sent } = await exchange('text', modelOf(name), { stream: true });

    expectSameBytes(answer.body, withoutUsageEvent(sent));
  });
});

describe('an answer in one piece reaches the client byte for byte', () => {
  it.each(whole)('%s', async (name) => {
    const { answer, sent } = await exchange('chat', modelOf(name), {});

    expect(answer.status).toBe(200);
    expect(answer.isWhole).toBe(true);
    expectSameBytes(answer.body, sent);
  });
});

describe('a stream of an upstream that is asked for running usage', () => {
  it('reaches the client without any of it, and with every token', async () => {
    await gateway.connect({ name: 'running', baseUrl: gateway.simulator.url, continuousUsage: true }, [
      { model: 'running', upstreamName: 'sim-unicode' },
    ]);

    const { answer, sent } = await exchange('chat', 'running', { stream: true });

    const events = (bytes: Buffer) => eventsOf(bytes.toString()).slice(0, -1);
    const expected = events(sent)
      .map((event) => JSON.parse(event) as { choices: unknown[]; usage?: unknown })
      .filter(({ choices }) => choices.length > 0)
      .map(({ usage: _, ...event }) => event);
    expect(events(answer.body).map((event) => JSON.parse(event))).toEqual(expected);
    expect(answer.body.toString()).toMatch(/data: \[DONE\]\n\n$/);
  });

  it('reaches a client that asks for running usage byte for byte', async () => {
    const { answer, sent } = await exchange('chat', 'running', {
      stream: true,
      stream_options: { include_usage: true, continuous_usage_stats: true },
    });

    expect(sent.toString()).toContain('"usage":{"prompt_tokens"');
    expectSameBytes(answer.body, sent);
  });
});
