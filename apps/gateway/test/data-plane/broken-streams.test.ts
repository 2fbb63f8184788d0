import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatBody, type ErrorEnvelope } from '../call-gateway.ts';
import { rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** Each breaks off behind several events, and within one that is too large to be held. */
const GIANT_CUT = 'sim-cut-middle?tokens=2&event_bytes=300000&at=3';
const WITHIN_TEXT = 'sim-cut-middle?itl_ms=2';
const RESET = 'sim-reset-middle?itl_ms=2';
const TOO_LONG = 'sim-long?itl_ms=20&ttft_ms=0';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    models: [GIANT_CUT, WITHIN_TEXT, RESET],
    env: { UPSTREAM_IDLE_TIMEOUT_MS: '300' },
  });
  await gateway.connect({ name: 'hasty', baseUrl: gateway.simulator.url, timeouts: { totalMs: 500 } }, [
    { model: TOO_LONG },
  ]);
});
afterAll(() => gateway.stop());

/** What the client got: the events before the end, and the error event that is its end. */
async function breakOff(model: string, id: string, path = '/v1/chat/completions') {
  gateway.simulator.reset();
  const body = path.endsWith('chat/completions')
    ? chatBody(model, { stream: true, stream_options: { include_usage: true } })
    : JSON.stringify({ model, prompt: 'Flow', stream: true, stream_options: { include_usage: true } });
  const answer = await sendRaw(
    gateway.port,
    rawRequest({ apiKey: gateway.apiKey, target: path, headers: { 'x-request-id': id }, body }),
  );
  const text = answer.body.toString();
  const errorAt = text.lastIndexOf('data: {"error":');
  return {
    answer,
    before: text.slice(0, errorAt),
    error: (JSON.parse(text.slice(errorAt + 'data: '.length)) as ErrorEnvelope).error,
    sent: gateway.simulator.requests[0]!.sentBody!.toString(),
  };
}

describe('a stream that breaks off after its first event', () => {
  it.each([
    [WITHIN_TEXT, 'upstream_connection_lost', 'upstream_failed'],
    ['sim-cut-between', 'upstream_connection_lost', 'upstream_failed'],
    [RESET, 'upstream_connection_lost', 'upstream_failed'],
    ['sim-end-without-finish', 'upstream_ended_early', 'upstream_failed'],
    ['sim-stall-middle', 'upstream_idle_timeout', 'timed_out'],
    [TOO_LONG, 'upstream_total_timeout', 'timed_out'],
  ])('ends with an error event behind whole events, and without [DONE]: %s', async (model, code, ending) => {
    for (const path of ['/v1/chat/completions', '/v1/completions']) {
      const id = `${ending}-${model.slice(4).split('?')[0]}-${path.length}`;

      const { answer, before, error, sent } = await breakOff(model, id, path);

      expect(answer.status).toBe(200);
      expect(answer.isWhole).toBe(true);
      expect(before).toMatch(/^data: .*\n\n$/s);
      expect(sent.startsWith(before)).toBe(true);
      // Where it is Weir that breaks off, more may be on its way from the upstream.
      const rest = model === TOO_LONG ? '' : sent.slice(before.length);
      expect(rest.includes('\n\n'), 'a whole event was kept back').toBe(false);
      expect(error).toMatchObject({ code, request_id: id });
      expect(error.type).toBe(ending === 'timed_out' ? 'timeout_error' : 'upstream_error');
      expect(answer.body.toString()).not.toContain('[DONE]');
      expect(await gateway.recordOf(id)).toMatchObject({
        ending,
        status: 200,
        errorCode: code,
        usageSource: 'unknown',
        finishReason: null,
        attempts: [{ status: 200, errorCode: code }],
      });
    }
  });

  it('ends with an error event that can be read although a giant event before it is cut', async () => {
    const { answer, error } = await breakOff(GIANT_CUT, 'giant');

    expect(error).toMatchObject({ code: 'upstream_connection_lost' });
    const lines = answer.body.toString().split('\n');
    expect(lines.filter((line) => line.startsWith('data: {"error":'))).toHaveLength(1);
    expect(lines.at(-4), 'the cut event must end before the error event begins').toBe('');
  });
});

describe('a stream in which the upstream reports an error', () => {
  it.each(['sim-error-event', 'sim-error-event-done'])(
    'reaches the client as the upstream sent it, and is no success: %s',
    async (model) => {
      gateway.simulator.reset();
      const answer = await sendRaw(
        gateway.port,
        rawRequest({
          apiKey: gateway.apiKey,
          headers: { 'x-request-id': model },
          body: chatBody(model, { stream: true }),
        }),
      );

      expect(answer.isWhole).toBe(true);
      expect(answer.body.equals(gateway.simulator.requests[0]!.sentBody!)).toBe(true);
      expect(answer.body.toString()).toContain('The simulated engine failed while it answered.');
      expect(await gateway.recordOf(model)).toMatchObject({
        ending: 'upstream_failed',
        status: 200,
        errorCode: 'upstream_error_event',
      });
    },
  );
});

describe('a stream whose end is missing', () => {
  it('is told as broken when the upstream stalls between its finish and [DONE]', async () => {
    const { answer, error } = await breakOff('sim-stall-before-done', 'stalled-end');

    expect(error).toMatchObject({ code: 'upstream_idle_timeout' });
    expect(answer.body.toString()).not.toContain('[DONE]');
    expect(await gateway.recordOf('stalled-end')).toMatchObject({ ending: 'timed_out' });
  });
});
