import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { AnswerHead, ClientEvents } from '@weir/domain/inference';
import { DomainError } from '@weir/domain/kernel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HttpClientSink } from './http-client-sink.ts';

const HEAD: AnswerHead = {
  status: 200,
  contentType: 'text/event-stream',
  contentLength: null,
  model: 'brook',
  deploymentId: 'd1',
  attempts: 1,
  overheadUs: 7,
};
const WAIT = { timeout: 10_000 };

let server: Server;
let client: Socket;
let outgoing: ServerResponse;
let sink: HttpClientSink;
let events: { readonly [Name in keyof ClientEvents]: ReturnType<typeof vi.fn<ClientEvents[Name]>> };
let received = '';

beforeEach(async () => {
  received = '';
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('data', (bytes) => {
    received += bytes.toString('latin1');
  });
  client.on('error', () => {});
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  [, outgoing] = await once(server, 'request');
  sink = new HttpClientSink(outgoing, 'req_1');
  events = { drained: vi.fn<() => void>(), gone: vi.fn<() => void>() };
  sink.events = events;
});
afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const text = (value: string) => Buffer.from(value);
const failure = new DomainError('shutting_down', 'The gateway is shutting down.');

/** Writes to a client that does not read until the kernel's buffers are full and some is left over. */
async function fill(): Promise<void> {
  client.pause();
  const chunk = Buffer.alloc(256 * 1024, 'x');
  while (outgoing.writableLength <= 2 * chunk.length) {
    sink.write(chunk);
    await new Promise(setImmediate);
  }
  events.drained.mockClear();
}

describe('bytes for the client', () => {
  it('that come in one turn go out in one write, and at once', async () => {
    sink.head(HEAD);
    sink.write(text('a'));
    sink.write(text('b'));
    sink.write(text('c'));
    await vi.waitFor(() => expect(received).toContain('abc'), WAIT);
    sink.write(text('d'));
    sink.end();

    await vi.waitFor(() => expect(received).toMatch(/\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n$/), WAIT);
  });

  it('keep their order whatever they were written with', async () => {
    sink.head(HEAD);
    sink.write(text('a'));
    sink.fail(failure);

    // Node puts both into one HTTP chunk.
    await vi.waitFor(() => expect(received).toMatch(/0\r\n\r\n$/), WAIT);
    expect(received).toContain('adata: {"error"');
  });
});

describe('the head of an answer', () => {
  it('names a model in percent-encoding where a header could not hold it', async () => {
    sink.head({ ...HEAD, model: 'fluß\r\nx-evil: 1' });
    sink.end();

    await vi.waitFor(
      () => expect(received).toContain('x-weir-model: flu%C3%9F%0D%0Ax-evil%3A%201\r\n'),
      WAIT,
    );
  });
});

describe('a client that reads too slowly', () => {
  it('is told of, and so is when it has read', async () => {
    sink.head(HEAD);
    await fill();
    expect(sink.write(text('too much'))).toBe(false);
    expect(events.drained).not.toHaveBeenCalled();

    client.resume();

    await vi.waitFor(() => expect(events.drained).toHaveBeenCalledOnce(), WAIT);
    expect(sink.write(text('more'))).toBe(true);
  });

  it('may not keep the end of its answer for good', async () => {
    sink.head(HEAD);
    await fill();
    sink.end();

    expect(outgoing.socket!.timeout).toBe(300_000);
  });

  it('has all the time between requests when it has read the end', async () => {
    sink.head(HEAD);
    sink.write(text('a'));
    sink.end();
    const { socket } = outgoing;

    await vi.waitFor(() => expect(received).toMatch(/0\r\n\r\n$/), WAIT);
    expect(socket!.timeout ?? 0).not.toBe(300_000);
  });
});

describe('a client that goes away', () => {
  it('before the end is told of once', async () => {
    sink.head(HEAD);
    client.destroy();

    await vi.waitFor(() => expect(events.gone).toHaveBeenCalledOnce(), WAIT);
    expect(sink.gone).toBe(true);
  });

  it('before its answer began is told of too', async () => {
    client.resetAndDestroy();

    await vi.waitFor(() => expect(events.gone).toHaveBeenCalledOnce(), WAIT);
  });

  it('after the end is not told of', async () => {
    const closed = once(outgoing, 'close');
    sink.head(HEAD);
    sink.end();
    client.destroy();
    await closed;

    expect(events.gone).not.toHaveBeenCalled();
  });

  it('can be written to without harm', async () => {
    sink.head(HEAD);
    client.destroy();
    await vi.waitFor(() => expect(sink.gone).toBe(true), WAIT);

    sink.write(text('late'));
    sink.end();
    await new Promise(setImmediate);
  });
});

describe('a failure', () => {
  it('is a status of its own before the head', async () => {
    expect(sink.statusOf(failure)).toBe(503);

    sink.fail(failure);

    await vi.waitFor(() => expect(received).toContain('"request_id":"req_1"'), WAIT);
    expect(received).toMatch(/^HTTP\/1\.1 503 /);
    expect(received).toContain('retry-after: 1\r\n');
  });

  it('is an event after it', async () => {
    sink.head(HEAD);
    sink.fail(failure);

    await vi.waitFor(() => expect(received).toMatch(/0\r\n\r\n$/), WAIT);
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
    expect(received).toMatch(/data: \{"error":\{.*"code":"shutting_down".*\}\}\n\n\r\n/);
  });
});
