import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chatBody } from '../call-gateway.ts';
import { RawClient, rawRequest } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** Some 25 MB, as fast as they are taken. */
const FLOOD = 'sim-fast?tokens=100000';
/** What the kernel's buffers on both sides of the gateway may take up (8 to 13 MB were seen), and what the gateway may hold. */
const MOST_SENT_BYTES = 20 * 1024 * 1024;
const MOST_HELD_BYTES = 4 * 1024 * 1024;
const COLLECTIONS = 5;
const IDLE_TIMEOUT_MS = 1_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What buffers take up that are in use. V8 counts those of collected objects until another thread has freed them. */
async function bufferBytes(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
    least = Math.min(least, process.memoryUsage().arrayBuffers);
  }
  return least;
}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    models: [FLOOD],
    // A busy machine lets the simulator, which is in this process, pause for some time.
    env: { UPSTREAM_IDLE_TIMEOUT_MS: `${IDLE_TIMEOUT_MS}`, KEEPALIVE_INTERVAL_MS: '100' },
  });
});
afterAll(() => gateway.stop());

/** A client that sends its request and never reads, once the flood has come to a halt. */
async function dam(id: string) {
  const client = await RawClient.connect(gateway.port);
  client.socket.pause();
  const arrival = gateway.simulator.nextRequest();
  await bufferBytes();
  client.send(
    rawRequest({
      apiKey: gateway.apiKey,
      headers: { 'x-request-id': id },
      body: chatBody(FLOOD, { stream: true, stream_options: { include_usage: true } }),
    }),
  );
  const upstream = await arrival;
  const heldBefore = process.memoryUsage().arrayBuffers;
  let sentBefore = -1;
  // Longer between two looks than the upstream's idle limit and several keep-alive intervals.
  await vi.waitFor(
    () => {
      const { sentBytes } = upstream;
      const stands = sentBytes > 0 && sentBytes === sentBefore;
      sentBefore = sentBytes;
      if (!stands) throw new Error(`Still flowing: ${sentBytes} bytes`);
    },
    { timeout: 40_000, interval: IDLE_TIMEOUT_MS * 1.2 },
  );
  return { client, upstream, heldBytes: (await bufferBytes()) - heldBefore };
}

describe('a client that stops reading', () => {
  it('stops the upstream, costs bounded memory, does not slow down another client, and is settled when it goes', async () => {
    const { client, upstream, heldBytes } = await dam('dammed');

    expect(upstream.ending).toBeUndefined();
    expect(upstream.sentBytes).toBeLessThan(MOST_SENT_BYTES);
    expect(heldBytes).toBeLessThan(MOST_HELD_BYTES);
    expect(gateway.composition.services.runner.activeRequests).toBe(1);
    expect(gateway.simulator.events.openStreams).toBe(1);

    const other = await RawClient.connect(gateway.port);
    other.send(rawRequest({ apiKey: gateway.apiKey, body: chatBody('sim-steady', { stream: true }) }));
    expect((await other.answer()).isWhole).toBe(true);
    expect(upstream.ending).toBeUndefined();

    client.leave();

    expect(await upstream.ended).toBe('client_gone');
    await gateway.idle();
    expect(gateway.simulator.events.openStreams).toBe(0);
    const record = await gateway.recordOf('dammed');
    expect(record).toMatchObject({ ending: 'client_disconnected', status: 200, usageSource: 'estimated' });
    expect(record.usage.outputTokens).toBeGreaterThan(0);
    expect(record.usage.outputTokens).toBeLessThan(100_000);
  });

  it('gets every byte when it reads on, however long it waited, with comments only between events', async () => {
    const { client, upstream } = await dam('resumed');

    client.socket.resume();
    const { body, isWhole } = await client.answer();

    expect(isWhole).toBe(true);
    expect(upstream.ending).toBe('finished');
    expect(Buffer.from(body.toString().replaceAll(': keepalive\n\n', '')).equals(upstream.sentBody!)).toBe(
      true,
    );
    expect(await gateway.recordOf('resumed')).toMatchObject({
      ending: 'completed',
      usageSource: 'reported',
      usage: { outputTokens: 100_000 },
    });
  });
});
