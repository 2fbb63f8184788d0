import { scenarios } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, post } from '../call-gateway.ts';
import { rawRequest, sendRaw } from '../raw-client.ts';
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
const CUT = 'sim-cut-middle?itl_ms=2';
const SLOW =
  'sim-fast?ttft_ms=60&tokens=20&itl_ms=10&prompt_tokens=1000&cached_tokens=400&reasoning_tokens=5';
const modelOf = (name: string) => `sim-${name}${PACE[name] ?? ''}`;
const namesWhere = (outcome: 'outcome' | 'nonStreamedOutcome') =>
  Object.keys(scenarios).filter((name) => scenarios[name]![outcome] === 'completed');

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    models: [...Object.keys(PACE).map(modelOf), CUT, SLOW],
    env: { UPSTREAM_IDLE_TIMEOUT_MS: '300' },
  });
});
afterAll(() => gateway.stop());

/** What the client received, what the simulator had sent, and what was recorded. */
async function respond(model: string, rest: Readonly<Record<string, unknown>> = {}) {
  gateway.simulator.reset();
  const answer = await sendRaw(
    gateway.port,
    rawRequest({
      apiKey: gateway.apiKey,
      target: '/v1/responses',
      body: JSON.stringify({ model, input: 'Flow — 流れ', ...rest }),
    }),
  );
  const [request] = gateway.simulator.requests;
  const record = await gateway.recordOf(answer.headers['x-request-id'] as string);
  return { answer, text: answer.body.toString(), sent: request?.sentBody?.toString() ?? '', record };
}

describe('POST /v1/responses', () => {
  it.each(namesWhere('outcome'))('streams byte for byte: %s', async (name) => {
    const { answer, text, sent, record } = await respond(modelOf(name), { stream: true });

    expect(answer).toMatchObject({ status: 200, isWhole: true });
    expect(sent.length).toBeGreaterThan(0);
    expect(text).toBe(sent);
    expect(record).toMatchObject({ operation: 'responses', streamed: true, ending: 'completed' });
  });

  it.each(namesWhere('nonStreamedOutcome'))('answers in one piece byte for byte: %s', async (name) => {
    const { answer, text, sent, record } = await respond(modelOf(name));

    expect(answer).toMatchObject({ status: 200, isWhole: true });
    expect(text).toBe(sent);
    expect(record).toMatchObject({ operation: 'responses', streamed: false, ending: 'completed' });
  });

  it('records TTFT, gaps and usage from the typed events', async () => {
    const { record } = await respond(SLOW, { stream: true });

    expect(record).toMatchObject({
      finishReason: 'completed',
      usageSource: 'reported',
      usage: { inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 25, reasoningTokens: 5 },
      // By hand, at 0.20, 0.02 and 0.80 dollars per million: 600 fresh, 400 cached, 25 generated tokens.
      costNanoUsd: 120_000n + 8_000n + 20_000n,
    });
    // `response.created` comes at once and is no token.
    expect(record.ttftUs).toBeGreaterThanOrEqual(55_000);
    expect(record.itl!.count).toBeGreaterThanOrEqual(19);
    // 19 gaps of 10 ms, or fewer and longer ones where a busy machine puts tokens together.
    expect(record.itl!.count * record.itl!.meanUs).toBeGreaterThan(50_000);
  });

  it('ends with the reason for being incomplete', async () => {
    const { text, record } = await respond('sim-incomplete', { stream: true });

    expect(text).toContain('event: response.incomplete');
    expect(record).toMatchObject({ ending: 'completed', finishReason: 'max_output_tokens' });
    expect(record.usage.outputTokens).toBeGreaterThan(0);
  });

  it('passes response.failed on as the upstream sent it, and counts it as failed', async () => {
    const { answer, text, sent, record } = await respond('sim-failed', { stream: true });

    expect(answer.isWhole).toBe(true);
    expect(text).toBe(sent);
    expect(text).toMatch(/event: response\.failed\n.*\n\n$/);
    expect(record).toMatchObject({
      ending: 'upstream_failed',
      status: 200,
      errorCode: 'upstream_error_event',
    });
  });

  it.each([
    [CUT, 'upstream_connection_lost', 'upstream_failed'],
    ['sim-end-without-finish', 'upstream_ended_early', 'upstream_failed'],
    ['sim-stall-middle', 'upstream_idle_timeout', 'timed_out'],
    ['sim-stall-before-done', 'upstream_idle_timeout', 'timed_out'],
  ])('ends a stream that breaks off with a numbered error event: %s', async (model, code, ending) => {
    const { answer, text, record } = await respond(model, { stream: true });

    expect(answer).toMatchObject({ status: 200, isWhole: true });
    const events = [...text.matchAll(/^data: (.*)$/gm)].map(
      ([, data]) => JSON.parse(data!) as { type: string; sequence_number: number },
    );
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    expect(events.at(-1)).toMatchObject({ type: 'error', code, param: null });
    expect(text).toMatch(/\n\nevent: error\ndata: .*\n\n$/);
    expect(text).not.toContain('response.completed');
    expect(record).toMatchObject({ ending, errorCode: code });
  });

  it('answers an error before the first event with its status', async () => {
    const { answer, record } = await respond('sim-error-429', { stream: true });

    expect(answer.status).toBe(429);
    expect(record).toMatchObject({ ending: 'upstream_failed', status: 429 });
  });

  it('leaves what is stored, and continued, to the upstream', async () => {
    const first = (await (await post(gateway, '/responses', body({ input: 'One' }))).json()) as {
      id: string;
    };
    const second = await post(gateway, '/responses', body({ input: 'Two', previous_response_id: first.id }));
    expect(await second.json()).toMatchObject({ previous_response_id: first.id });
    const unknown = await post(
      gateway,
      '/responses',
      body({ input: 'Two', previous_response_id: 'resp_none' }),
    );
    expect(unknown.status).toBe(400);
    expect(await errorOf(unknown)).toMatchObject({ code: 'previous_response_not_found' });
  });

  it('does not accept what would be answered later, elsewhere', async () => {
    const response = await post(gateway, '/responses', body({ input: 'x', background: true }));
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ code: 'invalid_parameter', param: 'background' });
    expect(
      gateway.simulator.requests.some(({ json }) => (json as { background?: boolean })?.background),
    ).toBe(false);
  });

  it('is open only to keys that have its scope', async () => {
    const { secret } = await gateway.createKey('live', null, { endpointScopes: ['chat.completions'] });
    const response = await post(gateway, '/responses', body({ input: 'x' }), {
      authorization: `Bearer ${secret}`,
    });
    expect(response.status).toBe(403);
    expect(await errorOf(response)).toMatchObject({ code: 'endpoint_not_allowed' });
  });
});

const body = (rest: object) => JSON.stringify({ model: 'sim-fast', ...rest });
