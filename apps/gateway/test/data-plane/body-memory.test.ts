import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { chatBody, errorOf, post } from '../call-gateway.ts';
import { RawClient, rawRequest } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const MAX_BODY_BYTES = 40_000;
const MAX_BODIES_BYTES = 60_000;
const OPEN_STREAM = 'sim-stall-middle?at=3';
const WAIT = { timeout: 10_000 };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    models: [OPEN_STREAM],
    env: { MAX_BODY_BYTES: `${MAX_BODY_BYTES}`, MAX_BODIES_BYTES: `${MAX_BODIES_BYTES}` },
  });
});
afterAll(() => gateway.stop());

const heldBytes = () => gateway.composition.services.bodyMemory.usedBytes;
const expectHeld = (bytes: number) => vi.waitFor(() => expect(heldBytes()).toBe(bytes), WAIT);
const large = (model: string, stream = false) => chatBody(model, { stream, user: 'x'.repeat(30_000) });

const clients: RawClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await expectHeld(0);
});

async function send(body: string, headers: Readonly<Record<string, string>> = {}): Promise<RawClient> {
  const client = await RawClient.connect(gateway.port);
  clients.push(client);
  client.send(rawRequest({ apiKey: gateway.apiKey, body, headers }));
  return client;
}

describe('the bytes of all bodies together', () => {
  it('are limited: 503 with Retry-After, before the body is sent', async () => {
    const waiting = large('sim-never-answer');
    await send(waiting);
    await expectHeld(waiting.length);
    const records = (await gateway.records()).length;

    const refused = await send('', { 'content-length': '35000' });
    await refused.waitFor('body_memory_full');
    refused.send(' '.repeat(35_000));
    const { status, headers, body } = await refused.answer();

    expect(status).toBe(503);
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(JSON.parse(body.toString()).error).toMatchObject({
      type: 'overloaded_error',
      code: 'body_memory_full',
    });
    expect(heldBytes()).toBe(waiting.length);
    expect((await gateway.records()).length).toBe(records);
    const small = await post(gateway, '/chat/completions', chatBody('sim-fast'));
    expect(small.status).toBe(200);
    await small.arrayBuffer();
  });

  it('are those that have come, not those that are announced, and free again when their client leaves', async () => {
    for (let idle = 0; idle < 5; idle++) await send('{', { 'content-length': '40000' });
    await expectHeld(5);
    const slow = await send(' '.repeat(39_999), { 'content-length': '40000' });
    await expectHeld(40_004);
    expect((await post(gateway, '/chat/completions', large('sim-fast'))).status).toBe(503);

    slow.leave();
    await expectHeld(5);
    const response = await post(gateway, '/chat/completions', large('sim-fast'));
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  });

  it('are free again with the first byte of an answer, while its stream goes on', async () => {
    const body = large(OPEN_STREAM, true);
    const stream = await send(body, { 'x-request-id': 'open-stream' });
    await stream.waitFor('data: ');
    await expectHeld(0);
    expect(gateway.composition.services.runner.activeRequests).toBe(1);

    stream.leave();
    const record = await gateway.recordOf('open-stream');
    expect(record).toMatchObject({
      ending: 'client_disconnected',
      requestBytes: body.length,
      usageSource: 'estimated',
    });
    // Of the messages, not of the 30,000 bytes of another member.
    expect(record.usage.inputTokens).toBeGreaterThan(0);
    expect(record.usage.inputTokens).toBeLessThan(100);
  });

  it.each([
    ['is answered', large('sim-fast'), 200],
    ['is answered as a stream', large('sim-fast', true), 200],
    ['is malformed', `${large('sim-fast')}}`, 400],
    ['is not UTF-8', Buffer.alloc(30_000, 0xff), 400],
    ['names no model', large('').replace('"model":"",', ''), 400],
    ['names an unknown model', large('no-such-model'), 404],
    ['is too large', 'x'.repeat(MAX_BODY_BYTES + 1), 413],
    ['is rejected by the upstream', large('sim-error-400'), 400],
    ['fails at every upstream', large('sim-error-500'), 502],
  ])('are free again when a request %s', async (_, body, status) => {
    const response = await post(gateway, '/chat/completions', body);
    expect(response.status).toBe(status);
    if (status === 200) await response.arrayBuffer();
    else await errorOf(response);
    await expectHeld(0);
  });
});
