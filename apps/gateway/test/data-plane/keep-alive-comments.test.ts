import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, chatBody, errorOf, MESSAGES } from '../call-gateway.ts';
import { rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const COMMENT = ': keepalive\n\n';
const LATE_TOKEN = 'sim-slow-first-token?ttft_ms=700';
const LATE_HEADERS = 'sim-slow-headers?headers_delay_ms=700';
const PAUSES = 'sim-fast?tokens=3&itl_ms=350';
const SPLIT_PAUSES = 'sim-split-characters?tokens=3&itl_ms=350';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    env: { KEEPALIVE_INTERVAL_MS: '100', UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '1500' },
    models: [LATE_TOKEN, LATE_HEADERS, PAUSES, SPLIT_PAUSES],
  });
});
afterAll(() => gateway.stop());

const stream = (model: string) =>
  sendRaw(
    gateway.port,
    rawRequest({
      apiKey: gateway.apiKey,
      body: chatBody(model, { stream: true, stream_options: { include_usage: true } }),
    }),
  );

describe('a long silence of the upstream', () => {
  it.each([LATE_TOKEN, LATE_HEADERS, PAUSES, SPLIT_PAUSES])(
    'is covered by comments, and only between events: %s',
    async (model) => {
      gateway.simulator.reset();
      const { body, isWhole } = await stream(model);
      const text = body.toString();

      expect(isWhole).toBe(true);
      expect(text.split(COMMENT).length - 1).toBeGreaterThanOrEqual(3);
      for (const event of text.split(/(?<=\n\n)/)) {
        expect(event === COMMENT || /^data: [^\n]*\n\n$/.test(event), event).toBe(true);
      }
      expect(text.replaceAll(COMMENT, '')).toBe(gateway.simulator.requests[0]!.sentBody!.toString());
    },
  );

  it('is covered at about the interval that was asked for', async () => {
    const { body } = await stream(LATE_TOKEN);

    const comments = body.toString().split(COMMENT).length - 1;
    expect(comments).toBeLessThanOrEqual(7);
  });

  it.each([LATE_TOKEN, LATE_HEADERS])('goes unnoticed by an SDK: %s', async (model) => {
    const client = new OpenAI({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey, maxRetries: 0 });

    const chunks = [];
    for await (const chunk of await client.chat.completions.create({
      model,
      messages: [...MESSAGES],
      stream: true,
      stream_options: { include_usage: true },
    })) {
      chunks.push(chunk);
    }

    const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
    expect(text).toMatch(/^This is a simulated answer/);
    expect(chunks.at(-1)?.usage?.completion_tokens).toBe(40);
  });

  it('does not count as the first token', async () => {
    const response = await chat(gateway, LATE_TOKEN, { stream: true });
    await response.text();

    const record = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(record.ttftUs).toBeGreaterThanOrEqual(690_000);
    expect(record.overheadUs).toBeLessThan(500_000);
  });

  it('ends with an error event when nothing comes at all: the status is given away', async () => {
    const { status, body, isWhole } = await stream('sim-never-answer');

    expect(status).toBe(200);
    expect(isWhole).toBe(true);
    const rest = body.toString().replaceAll(COMMENT, '');
    expect(JSON.parse(rest.replace(/^data: /, ''))).toMatchObject({
      error: { code: 'upstream_first_byte_timeout', type: 'timeout_error' },
    });
  });

  it('is left as it is where the answer comes in one piece', async () => {
    const whole = await chat(gateway, LATE_HEADERS);
    const text = await whole.text();
    const failed = await chat(gateway, 'sim-never-answer');

    expect(() => JSON.parse(text)).not.toThrow();
    expect(failed.status).toBe(504);
    await errorOf(failed);
  });
});

describe('a stream that flows', () => {
  it('has no comments in it', async () => {
    const { body } = await stream('sim-steady');

    expect(body.includes(COMMENT)).toBe(false);
  });
});
