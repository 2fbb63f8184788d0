import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatBody, errorOf } from '../call-gateway.ts';
import { type RawAnswer, RawClient, rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** A stream that goes on for that long. */
const ONE_SECOND = 'sim-long?tokens=200';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ models: [ONE_SECOND] });
});
afterAll(() => gateway.stop());

/** The error of a raw answer that must be whole and in our envelope. */
function rawError(answer: RawAnswer) {
  const { error } = JSON.parse(answer.body.toString()) as { error: Record<string, unknown> };
  expect(answer.isWhole).toBe(true);
  expect(answer.headers['content-type']).toBe('application/json');
  expect(answer.headers['x-request-id']).toBe(error.request_id);
  return error;
}

describe('a path that is not there', () => {
  it.each([
    '/',
    '/v1',
    '/v1/nothing',
    '/v1/chat/completions/',
    '/v1/chat%2fcompletions',
    '/V1/models',
    '//v1/models',
  ])('is answered 404: %s', async (path) => {
    const response = await fetch(`${gateway.origin}${path}`);

    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({ type: 'not_found_error', code: 'route_not_found' });
  });
});

describe('a method that is not allowed', () => {
  it.each([
    ['GET', '/v1/chat/completions', 'POST'],
    ['PUT', '/v1/chat/completions', 'POST'],
    ['OPTIONS', '/v1/chat/completions', 'POST'],
    ['DELETE', '/v1/completions', 'POST'],
    ['POST', '/v1/models', 'GET, HEAD'],
    ['DELETE', '/v1/models/sim-fast', 'GET, HEAD'],
    ['POST', '/v1/key', 'GET, HEAD'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['PATCH', '/health/ready', 'GET, HEAD'],
    ['POST', '/version', 'GET, HEAD'],
  ])('is answered 405 with what is: %s %s', async (method, path, allowed) => {
    const response = await fetch(`${gateway.origin}${path}`, { method });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allowed);
    expect(await errorOf(response)).toMatchObject({
      type: 'invalid_request_error',
      code: 'method_not_allowed',
    });
  });

  it('is answered 405 without a body when it is HEAD', async () => {
    const answer = await sendRaw(gateway.port, rawRequest({ method: 'HEAD' }));

    expect(answer.status).toBe(405);
    expect(answer.headers).toMatchObject({ allow: 'POST', 'x-request-id': expect.stringMatching(/^req_/) });
    expect(answer.body).toHaveLength(0);
  });
});

describe('a request that is not HTTP as it should be', () => {
  it.each([
    ['no HTTP at all', 'Hello?\r\n\r\n'],
    ['TLS', Buffer.from('16030100a5010000a1030388', 'hex')],
    ['a header without a colon', 'GET /version HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n'],
    ['a space before the colon', 'GET /version HTTP/1.1\r\nHost : x\r\n\r\n'],
    [
      'two lengths that contradict',
      'POST /v1/completions HTTP/1.1\r\nHost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    ],
    [
      'a length beside chunks',
      'POST /v1/completions HTTP/1.1\r\nHost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a bad method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('is answered 400: %s', async (_, bytes) => {
    const answer = await sendRaw(gateway.port, bytes);

    expect(answer.status).toBe(400);
    expect(answer.headers.connection).toBe('close');
    expect(rawError(answer)).toMatchObject({ type: 'invalid_request_error', code: 'malformed_request' });
  });

  it.each(['a b', 'x/y', 'user@host', '[::1', 'x:port'])('is answered 400 for the Host %j', async (host) => {
    const answer = await sendRaw(
      gateway.port,
      `GET /version HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\nx-request-id: mine\r\n\r\n`,
    );

    expect(answer.status).toBe(400);
    expect(rawError(answer)).toMatchObject({ code: 'malformed_request', request_id: 'mine' });
  });

  it('is answered 400 in our envelope when it has no Host', async () => {
    const answer = await sendRaw(gateway.port, 'GET /version HTTP/1.1\r\nconnection: close\r\n\r\n');

    expect(answer.status).toBe(400);
    expect(rawError(answer)).toMatchObject({ code: 'malformed_request' });
  });

  it.each(['http://', 'version', '*'])('is answered with an error for the target %s', async (target) => {
    const answer = await sendRaw(gateway.port, rawRequest({ method: 'GET', target }));

    expect([400, 404]).toContain(answer.status);
    rawError(answer);
  });

  it('is answered 431 when its headers are too large', async () => {
    const answer = await sendRaw(
      gateway.port,
      rawRequest({ method: 'GET', target: '/version', headers: { 'x-large': 'x'.repeat(40_000) } }),
    );

    expect(answer.status).toBe(431);
    expect(rawError(answer)).toMatchObject({ type: 'invalid_request_error', code: 'headers_too_large' });
  });

  it('is answered 400 behind the answer before it, which arrives whole', async () => {
    const client = await RawClient.connect(gateway.port);
    client.send(
      rawRequest({
        apiKey: gateway.apiKey,
        headers: { connection: 'keep-alive', 'x-request-id': 'disturbed' },
        body: chatBody(ONE_SECOND, { stream: true }),
      }),
    );
    await client.waitFor('data: ');
    for (let count = 0; count < 3; count++) client.send('This is no request.\r\n\r\n');
    await client.closed;

    const [, stream, refusal, more] = client.received.toString('latin1').split('HTTP/1.1 ');
    expect(stream).toMatch(/^200 .*data: \[DONE\]\n\n\r\n0\r\n\r\n$/s);
    expect(refusal).toMatch(/^400 .*"malformed_request"/s);
    expect(more).toBeUndefined();
    await gateway.idle();
    expect(await gateway.recordOf('disturbed')).toMatchObject({ ending: 'completed' });
  });

  it('gets its 400 behind all answers of a pipeline', async () => {
    const client = await RawClient.connect(gateway.port);
    const request = 'GET /version HTTP/1.1\r\nhost: x\r\n\r\n';
    client.send(`${request}${request}This is no request.\r\n\r\n`);
    await client.closed;

    const statuses = client.received.toString('latin1').match(/HTTP\/1.1 \d+/g);
    expect(statuses).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  });
});

describe('a request in a form that few clients use', () => {
  it('has an absolute target', async () => {
    const target = 'http://somewhere.test/version';
    const answer = await sendRaw(gateway.port, rawRequest({ method: 'GET', target }));

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ name: 'weir' });
  });

  it('expects what nobody has heard of', async () => {
    const headers = { expect: '200-maybe' };
    const answer = await sendRaw(gateway.port, rawRequest({ method: 'GET', target: '/version', headers }));

    expect(answer.status).toBe(200);
  });

  it('asks for another protocol', async () => {
    const headers = { connection: 'upgrade, close', upgrade: 'websocket' };
    const answer = await sendRaw(gateway.port, rawRequest({ method: 'GET', target: '/version', headers }));

    expect(answer.status).toBe(200);
  });

  it.each(['host: x\r\n', ''])('speaks HTTP/1.0, with %j', async (host) => {
    const answer = await sendRaw(gateway.port, `GET /version HTTP/1.0\r\n${host}\r\n`);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ name: 'weir' });
  });

  it('comes behind another one before that is answered', async () => {
    const client = await RawClient.connect(gateway.port);
    const body = chatBody('sim-fast?tokens=1');
    await gateway.serve(gateway.connectionId, [
      { model: 'sim-fast?tokens=1' },
      { model: 'sim-slow-headers' },
    ]);
    const first = rawRequest({
      apiKey: gateway.apiKey,
      headers: { connection: 'keep-alive', 'x-request-id': 'first' },
      body: chatBody('sim-slow-headers'),
    });
    const second = rawRequest({ apiKey: gateway.apiKey, headers: { 'x-request-id': 'second' }, body });
    client.send(Buffer.concat([first, second]));
    await client.closed;

    const text = client.received.toString();
    expect(text.match(/x-request-id: \w+/g)).toEqual(['x-request-id: first', 'x-request-id: second']);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });
});
