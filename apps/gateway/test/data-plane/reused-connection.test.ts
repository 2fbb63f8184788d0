import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const ANSWER = JSON.stringify({ choices: [{ index: 0, message: {}, finish_reason: 'stop' }] });
/** Says nothing of it, but breaks each connection on which a second request comes. */
let server: Server;
let requests = 0;
let gateway: TestGateway;
beforeAll(async () => {
  const used = new WeakSet<object>();
  server = createServer((request, response) => {
    requests += 1;
    if (used.has(request.socket)) request.socket.destroy();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
    used.add(request.socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  gateway = await startTestGateway({ env: { MAX_ATTEMPTS: '1' } });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await gateway.connect({ name: 'breaking', baseUrl }, [{ model: 'breaking' }]);
});
afterAll(async () => {
  await gateway.stop();
  server.closeAllConnections();
  server.close();
});

it('is no failure when it breaks, and no second attempt', async () => {
  for (let request = 0; request < 6; request++) {
    const response = await chat(gateway, 'breaking');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(ANSWER);
    expect(response.headers.get('x-weir-attempts')).toBe('1');
    const { attempts } = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(attempts).toMatchObject([{ status: 200, errorCode: null }]);
  }
  expect(requests).toBeGreaterThan(6);
});
