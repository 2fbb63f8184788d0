import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const OF_UPSTREAM = {
  'x-request-id': 'req_of_upstream',
  'openai-processing-ms': '12',
  'openai-organization': 'org-of-weir',
  'x-ratelimit-remaining-requests': '59',
  'x-should-retry': 'false',
  'set-cookie': 'session=of-the-upstream',
};
const ANSWER = JSON.stringify({ choices: [{ index: 0, message: {}, finish_reason: 'stop' }] });

let received: IncomingHttpHeaders[] = [];
/** Answers with the status that the request asks for. */
const server = createServer(async (request, response) => {
  // The gateway reads the list of models by itself.
  if (request.method === 'GET') return void response.end('{"data":[]}');
  received.push(request.headers);
  const { status } = JSON.parse((await request.toArray()).join('')) as { status: number };
  response.writeHead(status, { ...OF_UPSTREAM, 'content-type': 'application/json' }).end(ANSWER);
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await gateway.connect({ name: 'headers', baseUrl }, [{ model: 'headers' }]);
});
afterAll(async () => {
  await gateway.stop();
  server.closeAllConnections();
  server.close();
});

async function ask(status: number, headers: Record<string, string>) {
  received = [];
  const response = await fetch(`${gateway.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ model: 'headers', messages: [], status }),
  });
  await response.text();
  return response;
}

describe.each([200, 400, 429, 500])('with status %d', (status) => {
  it('the upstream gets the client’s headers of the list, and no others', async () => {
    await ask(status, {
      session_id: 's-1',
      'openai-project': 'proj_1',
      'openai-organization': 'org-of-client',
      'idempotency-key': 'retry-1',
      cookie: 'a=b',
      'x-custom': 'c',
    });
    expect(received[0]).toMatchObject({
      session_id: 's-1',
      'openai-project': 'proj_1',
      'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}:retry-1$/),
    });
    for (const name of ['authorization', 'openai-organization', 'cookie', 'x-custom'])
      expect(received[0]).not.toHaveProperty(name);
  });

  it('the client gets the upstream’s headers of the list, and no others', async () => {
    const { headers } = await ask(status, {});
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-request-id': expect.stringMatching(/^req_(?!of_upstream)/),
      'openai-processing-ms': '12',
      'x-upstream-ratelimit-remaining-requests': '59',
      'x-should-retry': 'false',
    });
    for (const name of ['openai-organization', 'set-cookie', 'x-ratelimit-remaining-requests'])
      expect(headers.has(name)).toBe(false);
  });

  it('the record has the upstream’s id of the request', async () => {
    const { headers } = await ask(status, {});
    expect((await gateway.recordOf(headers.get('x-request-id'))).upstreamRequestId).toBe('req_of_upstream');
  });
});
