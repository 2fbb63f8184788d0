import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatBody } from '../call-gateway.ts';
import { RawClient } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

describe('every answer forbids to guess its type', () => {
  it.each([
    ['GET', '/v1/models', 200],
    ['GET', '/v1/models/nothing', 404],
    ['GET', '/v1/key', 200],
    ['DELETE', '/v1/models', 405],
    ['GET', '/v1/organizations', 401],
    ['POST', '/v1/auth/logout', 204],
    ['GET', '/v1/auth/providers', 200],
    ['GET', '/nothing', 404],
    ['GET', '/health/live', 200],
    ['GET', '/health/ready', 200],
    ['GET', '/version', 200],
    ['GET', '/docs', 200],
    ['GET', '/docs/start.js', 200],
    ['GET', '/api-docs/openapi.json', 200],
  ])('%s %s (%i)', async (method, path, status) => {
    const headers = path.startsWith('/v1/models') || path === '/v1/key' ? authorization() : {};
    const response = await fetch(`${gateway.origin}${path}`, { method, headers });
    await response.text();
    expect([response.status, response.headers.get('x-content-type-options')]).toEqual([status, 'nosniff']);
  });

  it.each([
    ['a completion', chatBody('sim-fast'), 200],
    ['a stream', chatBody('sim-fast', { stream: true }), 200],
    ["an upstream's error", chatBody('sim-error-429'), 429],
    ['an unknown model', chatBody('nothing'), 404],
    ['a broken body', '{', 400],
  ])('%s', async (_, body, status) => {
    const response = await fetch(`${gateway.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body,
    });
    await response.text();
    expect([response.status, response.headers.get('x-content-type-options')]).toEqual([status, 'nosniff']);
  });

  it.each([
    ['what is not HTTP', 'nonsense\r\n\r\n'],
    ['an invalid target', 'GET http:// HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['too many headers', `GET / HTTP/1.1\r\nHost: x\r\na: ${'x'.repeat(40_000)}\r\n\r\n`],
  ])('the refusal of %s', async (_, request) => {
    const client = await RawClient.connect(Number(new URL(gateway.origin).port));
    client.send(request);
    await client.waitFor('\r\n\r\n');
    client.socket.destroy();
    expect(client.received.toString('latin1').toLowerCase()).toContain('x-content-type-options: nosniff');
  });
});

function authorization() {
  return { authorization: `Bearer ${gateway.apiKey}` };
}
