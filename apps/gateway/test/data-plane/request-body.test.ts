import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, chatBody, errorOf, MESSAGES, post } from '../call-gateway.ts';
import { parseAnswer, RawClient, rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const MAX_BODY_BYTES = 20_000;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { MAX_BODY_BYTES: `${MAX_BODY_BYTES}` } });
});
afterAll(() => gateway.stop());

async function expectInvalid(response: Response, code: string, param: string | null): Promise<void> {
  expect(response.status).toBe(400);
  expect(await errorOf(response)).toMatchObject({ type: 'invalid_request_error', code, param });
}

const postChat = (body: string | Buffer, headers: Readonly<Record<string, string | null>> = {}) =>
  post(gateway, '/chat/completions', body, headers);

describe('a body that is answered 400', () => {
  it.each([
    '',
    ' ',
    '{',
    '{"model":"sim-fast",}',
    'model=sim-fast',
    '{"model":"a"}{"model":"b"}',
    '\uFEFF{}',
  ])('is not JSON: %j', async (body) => {
    await expectInvalid(await postChat(body), 'malformed_json', null);
  });

  it.each(['[]', 'null', '"sim-fast"', '1'])('is JSON, but no object: %s', async (body) => {
    await expectInvalid(await postChat(body), 'malformed_json', null);
  });

  it('is not UTF-8', async () => {
    const [before, after] = chatBody('sim-fast', { user: '\u0000' }).split('\\u0000') as [string, string];
    const body = Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28]), Buffer.from(after)]);

    await expectInvalid(await postChat(body), 'malformed_json', null);
  });

  it.each(['{"messages":[]}', '{"model":null}'])('names no model: %s', async (body) => {
    await expectInvalid(await postChat(body), 'missing_parameter', 'model');
  });

  it.each(['""', '1', '["sim-fast"]', `"${'x'.repeat(257)}"`])(
    'names a model as no model can be named: %s',
    async (model) => {
      await expectInvalid(await postChat(`{"model":${model}}`), 'invalid_parameter', 'model');
    },
  );

  it.each([
    ['model', '{"model":"sim-fast","model":"sim-echo"}'],
    ['model', '{"model":"sim-fast","mod\\u0065l":"sim-echo"}'],
    ['stream', '{"model":"sim-fast","stream":false,"stream":true}'],
  ])('gives %s twice: %s', async (param, body) => {
    await expectInvalid(await postChat(body), 'invalid_parameter', param);
  });

  it.each([
    ['stream', { stream: 'true' }],
    ['stream', { stream: 1 }],
    ['stream_options', { stream: true, stream_options: true }],
    ['stream_options', { stream: true, stream_options: [] }],
  ])('has a bad %s: %j', async (param, rest) => {
    await expectInvalid(await chat(gateway, 'sim-fast', rest), 'invalid_parameter', param);
  });

  it('never reaches the upstream or the ledger', async () => {
    const before = { records: (await gateway.records()).length, requests: gateway.simulator.requests.length };

    await expectInvalid(await postChat('{'), 'malformed_json', null);

    expect((await gateway.records()).length).toBe(before.records);
    expect(gateway.simulator.requests.length).toBe(before.requests);
  });
});

describe('a model that cannot be used', () => {
  it('is unknown: 404, and the message names it', async () => {
    const response = await chat(gateway, 'no/such-model');

    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({
      type: 'not_found_error',
      code: 'model_not_found',
      param: 'model',
      message: expect.stringContaining('no/such-model'),
    });
  });

  it('is served by nothing: 503 with Retry-After', async () => {
    const connection = await gateway.connect({ name: 'retired', baseUrl: gateway.simulator.url }, [
      { model: 'retired' },
    ]);
    await gateway.serve(connection, []);

    const response = await chat(gateway, 'retired');

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(await errorOf(response)).toMatchObject({
      type: 'overloaded_error',
      code: 'no_deployment_available',
    });
  });
});

describe('a body that is too large', () => {
  const large = chatBody('sim-fast', { user: 'x'.repeat(MAX_BODY_BYTES) });

  it('is answered 413 when it is announced', async () => {
    const response = await postChat(large);

    expect(response.status).toBe(413);
    expect(await errorOf(response)).toMatchObject({ type: 'invalid_request_error', code: 'body_too_large' });
  });

  it('is answered 413 before any of it was sent', async () => {
    const client = await RawClient.connect(gateway.port);
    client.send(
      rawRequest({
        apiKey: gateway.apiKey,
        headers: { connection: 'keep-alive', 'content-length': '20000000' },
      }),
    );

    await client.waitFor('body_too_large');
    const answer = parseAnswer(client.received);

    expect(answer.status).toBe(413);
    expect(answer.isWhole).toBe(true);
    expect(answer.headers).toMatchObject({
      connection: 'close',
      'x-request-id': expect.stringMatching(/^req_/),
    });
  });

  it('is answered 413 when it comes in chunks that tell no length', async () => {
    const client = await RawClient.connect(gateway.port);
    const head = rawRequest({ apiKey: gateway.apiKey, headers: { 'transfer-encoding': 'chunked' } });
    client.send(head.toString().replace('content-length: 0\r\n', ''));
    const chunk = `${(1_000).toString(16)}\r\n${'x'.repeat(1_000)}\r\n`;
    for (let sent = 0; sent < 21; sent++) client.send(chunk);

    expect((await client.answer()).status).toBe(413);
  });

  it('is answered 413 although the client sends all of it before it reads', async () => {
    const client = await RawClient.connect(gateway.port);
    const body = Buffer.alloc(8_000_000, 'x');

    client.send(rawRequest({ apiKey: gateway.apiKey, body }));

    expect((await client.answer()).status).toBe(413);
  });

  it.each([
    ['too large', '', 413],
    ['sent with an unknown key', 'sk-live-unknown', 401],
    ['of another kind', '', 415],
  ])(
    'is read before the connection closes when it is %s, so that Node’s fetch sees the answer',
    async (why, key, status) => {
      for (let count = 0; count < 5; count++) {
        const response = await fetch(`${gateway.origin}/v1/chat/completions`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${key || gateway.apiKey}`,
            'content-type': why === 'of another kind' ? 'text/plain' : 'application/json',
          },
          body: Buffer.alloc(24_000_000, 'x'),
        });
        expect(response.status).toBe(status);
        expect((await errorOf(response)).request_id).toMatch(/^req_/);
      }
    },
  );

  it('is read up to 64 MiB when it was refused, and then the connection closes', async () => {
    const client = await RawClient.connect(gateway.port);
    const length = 500_000_000;
    client.send(rawRequest({ apiKey: gateway.apiKey, headers: { 'content-length': `${length}` } }));
    await client.waitFor('body_too_large');

    const piece = Buffer.alloc(1_000_000, 'x');
    let sent = 0;
    const goOn = () => {
      while (sent < length && !client.socket.destroyed) {
        sent += piece.length;
        if (!client.socket.write(piece)) return void client.socket.once('drain', goOn);
      }
    };
    goOn();
    await client.closed;

    expect(sent).toBeGreaterThan(60_000_000);
    expect(sent).toBeLessThan(120_000_000);
  });

  it('is taken up to the very limit', async () => {
    const room = MAX_BODY_BYTES - Buffer.byteLength(chatBody('sim-fast', { user: '' }));
    const response = await postChat(chatBody('sim-fast', { user: 'x'.repeat(room) }));
    const beyond = await postChat(chatBody('sim-fast', { user: 'x'.repeat(room + 1) }));
    await response.arrayBuffer();
    await beyond.arrayBuffer();

    expect([response.status, beyond.status]).toEqual([200, 413]);
  });
});

describe('a body of another kind', () => {
  it.each([
    null,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'json',
  ])('is answered 415: %s', async (contentType) => {
    const response = await postChat(Buffer.from(chatBody('sim-fast')), { 'content-type': contentType });

    expect(response.status).toBe(415);
    expect(await errorOf(response)).toMatchObject({
      type: 'invalid_request_error',
      code: 'unsupported_media_type',
    });
  });

  it('is answered 415 when it is compressed', async () => {
    const response = await postChat(chatBody('sim-fast'), { 'content-encoding': 'gzip' });

    expect(response.status).toBe(415);
    await errorOf(response);
  });
});

describe('a body in an unusual but valid form', () => {
  it('comes in many chunks, cut within characters', async () => {
    const body = Buffer.from(JSON.stringify({ model: 'sim-fast', messages: MESSAGES, user: 'Fluß 🌊' }));
    const client = await RawClient.connect(gateway.port);
    const head = rawRequest({ apiKey: gateway.apiKey, headers: { 'transfer-encoding': 'chunked' } });
    client.send(head.toString().replace('content-length: 0\r\n', ''));
    for (const byte of body) client.send(Buffer.from([0x31, 0x0d, 0x0a, byte, 0x0d, 0x0a]));
    client.send('0\r\n\r\n');

    expect((await client.answer()).status).toBe(200);
    expect(gateway.simulator.requests.at(-1)!.body).toEqual(body);
  });

  it('waits for “100 Continue”', async () => {
    const body = chatBody('sim-fast');
    const client = await RawClient.connect(gateway.port);
    client.send(
      rawRequest({
        apiKey: gateway.apiKey,
        headers: { expect: '100-continue', 'content-length': `${Buffer.byteLength(body)}` },
      }),
    );
    await client.waitFor('HTTP/1.1 100 Continue\r\n\r\n');
    client.send(body);
    await client.closed;

    expect(client.received.toString()).toContain('\r\n\r\nHTTP/1.1 200 OK\r\n');
  });

  it('is answered on its own connection while another client sends slowly', async () => {
    const slow = await RawClient.connect(gateway.port);
    slow.send(rawRequest({ apiKey: gateway.apiKey, headers: { 'content-length': '100' }, body: '{' }));

    const { status } = await sendRaw(
      gateway.port,
      rawRequest({ apiKey: gateway.apiKey, body: chatBody('sim-fast') }),
    );
    slow.leave();

    expect(status).toBe(200);
  });
});
