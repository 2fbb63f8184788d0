import type { IncomingMessage, ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { aConnection, FakeClock } from '@weir/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { aServer } from '../test/a-server.ts';
import { RecordingSink } from '../test/recording-sink.ts';
import { openExchange } from './exchange.ts';
import { openAiCompatibleHttp } from './openai-compatible/openai-compatible-http.ts';
import { UpstreamPools } from './upstream-pools.ts';
import { UpstreamTargets } from './upstream-targets.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const SIZE = 5_000_000;
const parts = () => [Buffer.from('{"model":'), Buffer.alloc(SIZE, 'x'), Buffer.from('}')];

/** Sends this body to a server that answers as given. */
async function send(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  ...bodies: readonly (readonly Uint8Array[])[]
): Promise<RecordingSink[]> {
  const server = await aServer(answer);
  const pools = new UpstreamPools(new FakeClock());
  const targets = new UpstreamTargets(pools, openAiCompatibleHttp);
  onTestFinished(async () => {
    await pools.close();
    await server.close();
  });
  const target = targets.of(aConnection({ baseUrl: `${server.url}/v1` }));
  const sinks: RecordingSink[] = [];
  for (const body of bodies) {
    const sink = new RecordingSink();
    const call = { method: 'POST', path: '/chat/completions', body, traceparent: undefined } as const;
    sinks.push(sink.opened(openExchange(target, { ...call, tracestate: undefined, headers: [] }, sink)));
    await vi.waitFor(() => expect(sink.byteCount > 0 || sink.ended || sink.error !== null).toBe(true));
  }
  return sinks;
}

it('sends the parts of a large body as one, with its length', async () => {
  const received: { length: string | undefined; coding: string | undefined; body: Buffer }[] = [];
  const [sink] = await send((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
      received.push({ length, coding, body: Buffer.concat(chunks) });
      response.end('{}');
    });
  }, parts());

  await sink!.over;
  expect(sink!.error).toBeNull();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ length: `${SIZE + 10}`, coding: undefined });
  expect(received[0]!.body.equals(Buffer.concat(parts()))).toBe(true);
});

it('keeps nothing of a large body once the answer has begun, however long that takes', async () => {
  const body = parts();
  const large = new WeakRef(body[1]!.buffer);
  const [sink] = await send((request, response) => {
    request.on('end', () => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n'));
  }, body.splice(0));

  await vi.waitFor(
    () => {
      collectGarbage();
      expect(large.deref()).toBeUndefined();
    },
    { timeout: 10_000 },
  );
  expect(sink!.ended).toBe(false);
});

it('sends a large body once more, whole, when a reused connection breaks before any answer', async () => {
  const received: number[] = [];
  const sinks = await send(
    (request, response) => {
      let length = 0;
      request.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      request.on('end', () => {
        received.push(length);
        if (received.length === 2) response.socket!.destroy();
        else response.end('{}');
      });
    },
    parts(),
    parts(),
  );

  await sinks[1]!.over;
  expect(sinks[1]!.error).toBeNull();
  expect(received).toEqual([SIZE + 10, SIZE + 10, SIZE + 10]);
});
