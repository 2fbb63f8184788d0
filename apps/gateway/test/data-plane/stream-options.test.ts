import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** The body of each request to an upstream that knows no `stream_options`. */
const asked: Record<string, unknown>[] = [];
const server = createServer(async (request, response) => {
  // The gateway reads the list of models by itself.
  if (request.method === 'GET') return void response.end('{"data":[]}');
  const body = JSON.parse((await request.toArray()).join('')) as Record<string, unknown>;
  asked.push(body);
  if (body.stream_options !== undefined) {
    const fault = {
      type: 'extra_forbidden',
      loc: ['body', 'stream_options'],
      msg: 'Extra inputs are not permitted',
    };
    response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ detail: [fault] }));
    return;
  }
  const events = [
    { delta: { content: 'Hi' }, finish_reason: null },
    { delta: {}, finish_reason: 'stop' },
  ].map((choice) => `data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${events.join('')}data: [DONE]\n\n`);
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { MAX_ATTEMPTS: '1' } });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await gateway.connect({ name: 'plain', baseUrl }, [{ model: 'plain' }]);
});
afterAll(async () => {
  await gateway.stop();
  server.closeAllConnections();
  server.close();
});

it('streams from an upstream that rejects them, which is asked with them once', async () => {
  for (const attempts of ['2', '1', '1']) {
    const response = await chat(gateway, 'plain', { stream: true });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-weir-attempts')).toBe(attempts);
    expect(await response.text()).toMatch(/"Hi".*\[DONE\]/s);
    const record = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(record).toMatchObject({ ending: 'completed', usageSource: 'estimated' });
  }
  expect(asked.map((body) => 'stream_options' in body)).toEqual([true, false, false, false]);
});

it('never adds them on a connection that says so', async () => {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await gateway.connect({ name: 'silent', baseUrl, streamOptions: false }, [{ model: 'silent' }]);
  asked.length = 0;
  const response = await chat(gateway, 'silent', { stream: true });
  expect(response.headers.get('x-weir-attempts')).toBe('1');
  expect(await response.text()).toMatch(/"Hi".*\[DONE\]/s);
  expect(asked.map((body) => 'stream_options' in body)).toEqual([false]);
});

it('tells a client that asks for usage itself what the upstream says', async () => {
  const response = await chat(gateway, 'plain', { stream: true, stream_options: { include_usage: true } });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('stream_options: Extra inputs are not permitted');
});
