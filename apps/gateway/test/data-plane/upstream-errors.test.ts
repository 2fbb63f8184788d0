import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway, UPSTREAM_API_KEY } from '../start-test-gateway.ts';

const FIRST_EVENT = 'sim-error-event?at=0';
const FIRST_EVENT_DONE = 'sim-error-event-done?at=0';
const SLOW_DOWN = 'sim-error-429?retry_after_s=7';
const AWAY = 'sim-error-503?retry_after_s=9';
const OVERLOADED = 'sim-error?status=529';
const TEAPOT = 'sim-error?status=418';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    models: [FIRST_EVENT, FIRST_EVENT_DONE, SLOW_DOWN, AWAY, OVERLOADED, TEAPOT],
    env: {
      UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '400',
      UPSTREAM_IDLE_TIMEOUT_MS: '300',
      // What an upstream's error is to the client. Whether it is asked again is another matter.
      MAX_ATTEMPTS: '1',
    },
  });
});
afterAll(() => gateway.stop());

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const both = [
  ['streamed', true],
  ['in one piece', false],
] as const;

/** Expects the error status and the record that goes with it. Returns the answer's error. */
async function expectFailure(
  model: string,
  stream: boolean,
  expected: { status: number; type: string; code: string; recorded?: string; ending?: string },
) {
  const response = await chat(gateway, model, { stream });
  const error = await errorOf(response);

  expect({ status: response.status, type: error.type, code: error.code }).toEqual({
    status: expected.status,
    type: expected.type,
    code: expected.code,
  });
  expect(await gateway.recordOf(error.request_id)).toMatchObject({
    ending: expected.ending ?? 'upstream_failed',
    status: expected.status,
    errorCode: expected.recorded ?? expected.code,
    usageSource: 'unknown',
    costNanoUsd: null,
    ttftUs: null,
    finishReason: null,
    attempts: [{ errorCode: expected.recorded ?? expected.code }],
  });
  return { response, error };
}

describe.each(both)('an answer that was to come %s', (_, stream) => {
  it.each([
    ['sim-error-400', 400, 'invalid_request_error', 'upstream_rejected'],
    ['sim-error-400-context', 400, 'invalid_request_error', 'context_length_exceeded'],
    ['sim-error-404', 404, 'invalid_request_error', 'model_not_found'],
    [TEAPOT, 418, 'invalid_request_error', 'upstream_rejected'],
  ])('keeps status, code and words of the upstream’s refusal: %s', async (model, status, type, code) => {
    const { error, response } = await expectFailure(model, stream, {
      status,
      type,
      code,
      recorded: 'upstream_rejected',
    });

    expect(error.message).toMatch(/simulat/i);
    expect(response.headers.has('retry-after')).toBe(false);
  });

  it.each(['sim-error-401', 'sim-error-401-leak', 'sim-error-403'])(
    'is 502 when the gateway’s own credential is rejected, which it does not repeat: %s',
    async (model) => {
      const { error } = await expectFailure(model, stream, {
        status: 502,
        type: 'upstream_error',
        code: 'upstream_credential_rejected',
      });

      expect(error.message).toMatch(/^The upstream did not accept the gateway's credential: /);
      expect(JSON.stringify(error)).not.toContain(UPSTREAM_API_KEY.slice(4, 12));
    },
  );

  it('is 429 with the upstream’s Retry-After', async () => {
    const { response } = await expectFailure(SLOW_DOWN, stream, {
      status: 429,
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
      recorded: 'upstream_rate_limited',
    });

    expect(response.headers.get('retry-after')).toBe('7');
  });

  it('is 429 with the code of a quota that is used up', async () => {
    await expectFailure('sim-error-429-quota', stream, {
      status: 429,
      type: 'insufficient_quota',
      code: 'insufficient_quota',
      recorded: 'upstream_usage_limited',
    });
  });

  it.each(['sim-error-500', 'sim-error-500-html'])('is 502 for %s', async (model) => {
    const { error } = await expectFailure(model, stream, {
      status: 502,
      type: 'upstream_error',
      code: 'upstream_failed',
    });

    expect(error.message).not.toContain('<');
  });

  it.each([
    [AWAY, '9'],
    [OVERLOADED, '1'],
  ])('is 503 with Retry-After for %s', async (model, retryAfter) => {
    const { response } = await expectFailure(model, stream, {
      status: 503,
      type: 'overloaded_error',
      code: 'upstream_overloaded',
    });

    expect(response.headers.get('retry-after')).toBe(retryAfter);
  });

  it.each(['sim-refuse', 'sim-cut-before-first-event'])('is 502 for %s', async (model) => {
    await expectFailure(model, stream, {
      status: 502,
      type: 'upstream_error',
      code: 'upstream_connection_lost',
    });
  });

  it.each(['sim-never-answer', 'sim-stall-after-headers'])('is 504 for %s', async (model) => {
    await expectFailure(model, stream, {
      status: 504,
      type: 'timeout_error',
      code: 'upstream_first_byte_timeout',
      ending: 'timed_out',
    });
  });

  it('is 502 when nobody listens at the upstream’s port', async () => {
    const server = createServer();
    const port = await portOf(server);
    server.close();
    await once(server, 'close');
    await gateway.connect({ name: `dead ${stream}`, baseUrl: `http://127.0.0.1:${port}` }, [
      { model: `dead-${stream}` },
    ]);

    await expectFailure(`dead-${stream}`, stream, {
      status: 502,
      type: 'upstream_error',
      code: 'upstream_connect_failed',
    });
  });

  it('is 502 when the upstream does not speak HTTP', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end('220 mail.test ESMTP\r\n')));
    const port = await portOf(server);
    await gateway.connect({ name: `mail ${stream}`, baseUrl: `http://127.0.0.1:${port}` }, [
      { model: `mail-${stream}` },
    ]);

    await expectFailure(`mail-${stream}`, stream, {
      status: 502,
      type: 'upstream_error',
      code: 'upstream_malformed_answer',
    });
    server.close();
  });
});

describe('a stream that has not begun', () => {
  it.each([FIRST_EVENT, FIRST_EVENT_DONE])(
    'is a real status when its first event is an error: %s',
    async (model) => {
      const { error } = await expectFailure(model, true, {
        status: 502,
        type: 'upstream_error',
        code: 'upstream_error_event',
      });

      expect(error.message).toBe('The simulated engine failed while it answered.');
    },
  );
});

describe('an answer in one piece', () => {
  it.each(['sim-cut-middle', 'sim-cut-between', 'sim-reset-middle'])(
    'is 502 when it breaks off half way: %s',
    async (model) => {
      await expectFailure(model, false, {
        status: 502,
        type: 'upstream_error',
        code: 'upstream_connection_lost',
      });
    },
  );

  it('is 504 when it stalls half way', async () => {
    await expectFailure('sim-stall-middle', false, {
      status: 504,
      type: 'timeout_error',
      code: 'upstream_idle_timeout',
      ending: 'timed_out',
    });
  });

  it('is 502 when it is not JSON', async () => {
    await expectFailure('sim-malformed-event', false, {
      status: 502,
      type: 'upstream_error',
      code: 'upstream_malformed_answer',
    });
  });

  it('is no success when it is an error object with status 200', async () => {
    const { error } = await expectFailure('sim-error-event', false, {
      status: 502,
      type: 'upstream_error',
      code: 'upstream_error_event',
    });

    expect(error.message).toBe('The simulated engine failed while it answered.');
  });
});

describe('the reason that an upstream gives', () => {
  let upstream: Awaited<ReturnType<typeof anErrorUpstream>>;
  beforeAll(async () => {
    upstream = await anErrorUpstream();
    await gateway.connect({ name: 'errors', baseUrl: upstream.url }, [{ model: 'errors' }]);
  });
  afterAll(() => upstream.close());

  const fault = { type: 'missing', loc: ['body', 'messages'], msg: 'Field required', input: {} };
  const tooLong = {
    code: 400,
    message: 'request (4476 tokens) exceeds the available context size (4096 tokens)',
    type: 'exceed_context_size_error',
    n_prompt_tokens: 4476,
    n_ctx: 4096,
  };
  const flagged = { code: 403, message: 'Your input was flagged.', metadata: { reasons: ['violence'] } };
  it.each([
    ['llama.cpp', 400, { error: tooLong }, 400, { ...tooLong, param: null }],
    [
      'FastAPI',
      404,
      { detail: 'Not Found' },
      404,
      { message: 'Not Found', type: 'not_found_error', code: 'upstream_rejected', param: null },
    ],
    [
      'FastAPI, of a validation',
      422,
      { detail: [fault] },
      422,
      {
        message: 'messages: Field required',
        type: 'invalid_request_error',
        code: 'upstream_rejected',
        param: 'messages',
      },
    ],
    [
      'a moderating router',
      403,
      { error: flagged },
      403,
      { ...flagged, type: 'permission_error', param: null },
    ],
    [
      'llama-cpp-python',
      500,
      {
        error: { message: 'top_k must be positive', type: 'internal_server_error', param: null, code: null },
      },
      502,
      { message: 'top_k must be positive', type: 'upstream_error', code: 'upstream_failed', param: null },
    ],
    [
      'a load balancer',
      503,
      'no healthy upstream',
      503,
      { message: 'no healthy upstream', type: 'overloaded_error', code: 'upstream_overloaded', param: null },
    ],
    [
      'a server that quotes keys',
      500,
      `Bad key ${UPSTREAM_API_KEY} for us`,
      502,
      { message: 'Bad key [redacted] for us', type: 'upstream_error', code: 'upstream_failed', param: null },
    ],
  ])('reaches the client in the words of %s', async (_, status, body, expectedStatus, expected) => {
    upstream.answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await chat(gateway, 'errors', { stream: true });
    const { error } = (await response.json()) as { error: object };

    expect(response.status).toBe(expectedStatus);
    expect(error).toEqual({ ...expected, request_id: response.headers.get('x-request-id') });
  });
});

/** A server that answers each request with the status and body set last. */
async function anErrorUpstream() {
  const server = createHttpServer((request, response) => {
    request.resume();
    response.writeHead(upstream.answer.status).end(upstream.answer.body);
  });
  const upstream = {
    answer: { status: 500, body: '' },
    url: `http://127.0.0.1:${await portOf(server)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return upstream;
}

describe('the time an answer may take in all', () => {
  it('ends a body that is still awaited with 504', async () => {
    await gateway.connect({ name: 'hasty', baseUrl: gateway.simulator.url, timeouts: { totalMs: 300 } }, [
      { model: 'hasty', upstreamName: 'sim-slow-headers' },
    ]);

    await expectFailure('hasty', false, {
      status: 504,
      type: 'timeout_error',
      code: 'upstream_total_timeout',
      ending: 'timed_out',
    });
  });
});
