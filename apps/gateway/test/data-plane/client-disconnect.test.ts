import type { Ending, UsageSource } from '@weir/domain/usage';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { chatBody } from '../call-gateway.ts';
import { RawClient, rawRequest } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const WITHIN_MS = 100;
/** A loaded machine may be late; one that is never on time is not loaded, but wrong. */
const TRIES = 3;
const RUNNING_USAGE = 'sim-usage-continuous?tokens=2000&itl_ms=5';
const SHORT_STREAM = 'sim-long?tokens=20&ttft_ms=150&itl_ms=10';
const LATE_STREAM = 'sim-long?tokens=5&ttft_ms=400';
const SHORT_BODY = 'sim-long?tokens=5&ttft_ms=200';

let gateway: TestGateway;
let requests = 0;
beforeAll(async () => {
  gateway = await startTestGateway({ models: [RUNNING_USAGE, SHORT_STREAM, LATE_STREAM, SHORT_BODY] });
});
afterAll(() => gateway.stop());

afterEach(async () => {
  await gateway.idle();
  await vi.waitFor(
    () => expect(gateway.simulator.events).toMatchObject({ openRequests: 0, openStreams: 0 }),
    {
      timeout: 10_000,
    },
  );
});

interface Situation {
  readonly model: string;
  readonly stream: boolean;
  /** When the client goes: once it has received this; else once the upstream has the request. */
  readonly upon?: string;
  readonly expected?: { readonly source: UsageSource; readonly outputTokens: unknown };
}

const estimated = { source: 'estimated', outputTokens: expect.any(Number) } as const;

const situations: Readonly<Record<string, Situation>> = {
  'before the first byte': { model: 'sim-never-answer', stream: true },
  'before a body that is awaited': {
    model: 'sim-slow-headers',
    stream: false,
    expected: { source: 'estimated', outputTokens: null },
  },
  'in the middle of a stream': { model: 'sim-long', stream: true, upon: 'data: ', expected: estimated },
  'while the upstream stalls behind its headers': { model: 'sim-stall-after-headers', stream: true },
  'while the upstream stalls in the middle of a stream': {
    model: 'sim-stall-middle',
    stream: true,
    upon: '"content":" simulated"',
    // A quarter of the bytes of its text.
    expected: { source: 'estimated', outputTokens: 25 },
  },
  'while the upstream stalls in the middle of a body': {
    model: 'sim-stall-middle',
    stream: false,
    expected: { source: 'estimated', outputTokens: null },
  },
  'while the end of a stream is awaited whose usage is known': {
    model: 'sim-stall-before-done',
    stream: true,
    upon: '"finish_reason":"stop"',
    expected: { source: 'reported', outputTokens: 40 },
  },
  'in a stream with running usage': {
    model: RUNNING_USAGE,
    stream: true,
    upon: '"completion_tokens":3',
    expected: { source: 'reported', outputTokens: expect.any(Number) },
  },
};

/** Sends a request, leaves in the situation, and says how long the upstream went on. */
async function leave(
  { model, stream, upon }: Situation,
  how: (client: RawClient) => void,
): Promise<{ id: string; lateMs: number }> {
  const id = `left-${++requests}`;
  const client = await RawClient.connect(gateway.port);
  const arrival = gateway.simulator.nextRequest();
  client.send(
    rawRequest({
      apiKey: gateway.apiKey,
      headers: { 'x-request-id': id },
      body: chatBody(model, { stream }),
    }),
  );
  const upstream = await arrival;
  if (upon !== undefined) await client.waitFor(upon);
  const leftAtMs = performance.now();
  how(client);
  expect(await upstream.ended).toBe('client_gone');
  return { id, lateMs: upstream.endedAtMs! - leftAtMs };
}

const ways: Readonly<Record<string, (client: RawClient) => void>> = {
  closes: (client) => client.socket.destroy(),
  resets: (client) => void client.socket.resetAndDestroy(),
};

describe.each(Object.entries(ways))('a client that %s its connection', (_, how) => {
  it.each(Object.entries(situations))(
    '%s ends the upstream at once and is settled once',
    async (_, situation) => {
      const late: number[] = [];
      for (let tries = 0; tries < TRIES && !late.some((ms) => ms <= WITHIN_MS); tries++) {
        const { id, lateMs } = await leave(situation, how);
        late.push(lateMs);

        const record = await gateway.recordOf(id);
        const { source, outputTokens } = situation.expected ?? { source: 'estimated', outputTokens: 0 };
        expect(record).toMatchObject({
          ending: 'client_disconnected' satisfies Ending,
          errorCode: 'client_disconnected',
          status: situation.upon === undefined ? null : 200,
          usageSource: source,
          usage: { inputTokens: expect.any(Number), outputTokens },
          attempts: [{ errorCode: 'client_disconnected' }],
        });
      }
      expect(Math.min(...late)).toBeLessThanOrEqual(WITHIN_MS);
    },
  );
});

describe('a client that closes only its own end of the connection', () => {
  it.each([
    ['a stream', SHORT_STREAM, true, /data: \[DONE\]\n\n$/],
    ['a stream that is silent at first', LATE_STREAM, true, /data: \[DONE\]\n\n$/],
    ['a body', SHORT_BODY, false, /"total_tokens"/],
  ])('gets its answer: %s', async (_, model, stream, end) => {
    for (const wait of [null, 'HTTP/1.1 102']) {
      const id = `half-${++requests}`;
      const client = await RawClient.connect(gateway.port, { allowHalfOpen: true });
      const headers = { 'x-request-id': id };
      client.send(rawRequest({ apiKey: gateway.apiKey, headers, body: chatBody(model, { stream }) }));
      if (wait === null && stream) await client.waitFor('data: ');
      client.socket.end();
      if (wait !== null) await client.waitFor(wait);
      await client.waitFor(stream ? '[DONE]' : 'total_tokens');

      const answer = client.received.toString().split('HTTP/1.1 ').at(-1)!;
      expect(answer).toMatch(/^200 /);
      expect(answer.replace(/\r\n0\r\n\r\n$/, '')).toMatch(end);
      expect(await gateway.recordOf(id)).toMatchObject({ ending: 'completed' });
    }
  });

  it('and speaks HTTP/1.0 counts as gone, since nothing can be sent to find out', async () => {
    const client = await RawClient.connect(gateway.port, { allowHalfOpen: true });
    const arrival = gateway.simulator.nextRequest();
    const request = rawRequest({ apiKey: gateway.apiKey, body: chatBody('sim-never-answer') }).toString();
    client.send(request.replace('HTTP/1.1', 'HTTP/1.0'));
    const upstream = await arrival;
    client.socket.end();

    expect(await upstream.ended).toBe('client_gone');
  });
});

describe('a client that goes away', () => {
  it('while it still sends its body leaves no trace', async () => {
    const before = { records: (await gateway.records()).length, requests: gateway.simulator.requests.length };
    const client = await RawClient.connect(gateway.port);
    const request = rawRequest({ apiKey: gateway.apiKey, body: chatBody('sim-fast') });
    client.send(request.subarray(0, -10));
    await gateway.idle();
    client.leave();
    await client.closed;

    expect((await gateway.records()).length).toBe(before.records);
    expect(gateway.simulator.requests.length).toBe(before.requests);
  });

  it('right at the end is settled as what it was, once, and its answer had been whole', async () => {
    for (let count = 0; count < 20; count++) {
      const id = `end-${count}`;
      const client = await RawClient.connect(gateway.port);
      client.send(
        rawRequest({
          apiKey: gateway.apiKey,
          headers: { 'x-request-id': id },
          body: chatBody('sim-fast', { stream: true }),
        }),
      );
      await client.waitFor(count % 2 === 0 ? 'data: [DONE]' : '"finish_reason":"stop"');
      client.leave();

      const record = await gateway.recordOf(id);
      if (count % 2 === 0) expect(record.ending).toBe('completed');
      else expect(['completed', 'client_disconnected']).toContain(record.ending);
      expect(record.usage.outputTokens).toBe(40);
    }
  });

  it('with a second request waiting behind the first is settled for both', async () => {
    const client = await RawClient.connect(gateway.port);
    const request = (id: string, model: string) =>
      rawRequest({
        apiKey: gateway.apiKey,
        headers: { connection: 'keep-alive', 'x-request-id': id },
        body: chatBody(model, { stream: true }),
      });
    client.send(request('first-of-two', 'sim-stall-middle'));
    const first = await gateway.simulator.nextRequest();
    client.send(request('second-of-two', 'sim-long'));
    await gateway.simulator.nextRequest(first.number);
    await client.waitFor('data: ');
    client.leave();

    await gateway.idle();
    for (const id of ['first-of-two', 'second-of-two']) {
      expect(await gateway.recordOf(id)).toMatchObject({ ending: 'client_disconnected' });
    }
  });

  it('as one of a hundred at any moment is settled once each', async () => {
    const names = Object.keys(situations);
    const ids = Array.from({ length: 100 }, (_, index) => `crowd-${index}`);
    const before = (await gateway.records()).length;

    await Promise.all(
      ids.map(async (id, index) => {
        const { model, stream } = situations[names[index % names.length]!]!;
        const client = await RawClient.connect(gateway.port);
        client.send(
          rawRequest({
            apiKey: gateway.apiKey,
            headers: { 'x-request-id': id },
            body: chatBody(model, { stream }),
          }),
        );
        for (let turns = (index * 7) % 31; turns > 0; turns--) await new Promise(setImmediate);
        client.leave();
      }),
    );

    // Whoever left before its body had been read was never admitted; no request has two records.
    await gateway.idle();
    const records = (await gateway.records()).slice(before);
    const seen = records.map(({ clientRequestId }) => clientRequestId);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { ending } of records) expect(ending).toBe('client_disconnected');
    await vi.waitFor(() => expect(gateway.simulator.events.openRequests).toBe(0), { timeout: 10_000 });
  });
});
