import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatBody } from '../call-gateway.ts';
import { RawClient, rawRequest } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const HEADERS_TIMEOUT_MS = 400;
const REQUEST_TIMEOUT_MS = 800;
const LONG = 'sim-long?tokens=100&itl_ms=15';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    models: [LONG],
    env: { HEADERS_TIMEOUT_MS: `${HEADERS_TIMEOUT_MS}`, REQUEST_TIMEOUT_MS: `${REQUEST_TIMEOUT_MS}` },
  });
});
afterAll(() => gateway.stop());

/** Sends a byte now and then, as slow-loris does, until the connection closes. */
async function drip(client: RawClient, byte: string): Promise<void> {
  const timer = setInterval(() => client.send(byte), 50);
  await client.closed;
  clearInterval(timer);
}

describe('a client that sends slowly', () => {
  it('is answered 408 when its headers do not come to an end', async () => {
    const client = await RawClient.connect(gateway.port);
    client.send('GET /version HTTP/1.1\r\nhost: x\r\nx-slow: ');

    await drip(client, 'x');

    const { status, headers, body } = await client.answer();
    expect(status).toBe(408);
    expect(headers).toMatchObject({ connection: 'close', 'content-type': 'application/json' });
    expect(JSON.parse(body.toString())).toMatchObject({
      error: { type: 'timeout_error', code: 'request_timeout', request_id: headers['x-request-id'] },
    });
  });

  it('is answered 408 when its body does not come to an end', async () => {
    const client = await RawClient.connect(gateway.port);
    const headers = { 'content-length': '1000', 'x-request-id': 'slow' };
    client.send(rawRequest({ apiKey: gateway.apiKey, headers }));

    await drip(client, ' ');

    const answer = await client.answer();
    expect(answer.status).toBe(408);
    expect(answer.headers).toMatchObject({ connection: 'close', 'x-request-id': 'slow' });
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      error: { type: 'timeout_error', code: 'request_timeout', request_id: 'slow' },
    });
    expect(gateway.composition.services.runner.activeRequests).toBe(0);
  });

  it.each(['GET /version HTTP/1.1\r\nhost: x\r\nx-slow: ', 'Hello?\r\n\r\n'])(
    'cannot keep the connection by never closing its end of it: %j',
    async (text) => {
      const socket = connect({ port: gateway.port, host: '127.0.0.1', allowHalfOpen: true });
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.on('error', () => {});
      socket.resume();
      await once(socket, 'connect');
      socket.write(text);
      await once(socket, 'end');

      // Only a connection that is gone refuses what is written to it.
      const timer = setInterval(() => socket.write('x'), 50);
      await closed;
      clearInterval(timer);
    },
  );

  it('is sent nothing more when it was refused already and goes on', async () => {
    const client = await RawClient.connect(gateway.port);
    client.send(rawRequest({ headers: { connection: 'keep-alive', 'content-length': '1000' } }));
    await client.waitFor('api_key_missing');

    await drip(client, ' ');

    expect(client.received.toString().split('HTTP/1.1 ')).toHaveLength(2);
  });

  it('is not cut off for the time its answer takes', async () => {
    const client = await RawClient.connect(gateway.port);
    client.send(rawRequest({ apiKey: gateway.apiKey, body: chatBody(LONG, { stream: true }) }));

    const { status, body, isWhole } = await client.answer();

    expect(status).toBe(200);
    expect(isWhole).toBe(true);
    expect(body.toString()).toMatch(/data: \[DONE\]\n\n$/);
  });
});
