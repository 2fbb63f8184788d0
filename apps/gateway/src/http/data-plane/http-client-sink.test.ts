import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type AnswerHead, type ClientEvents, OPERATIONS } from '@weir/domain/inference';
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
  limitHeaders: [],
  modelHeaders: [],
  upstreamHeaders: [],
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
  sink = new HttpClientSink(outgoing, 'req_1', OPERATIONS[0].dialect);
  events = { halfClosed: vi.fn(), drained: vi.fn<() => void>(), gone: vi.fn<() => void>() };
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

  it('that are none do not end the answer', async () => {
    sink.head(HEAD);
    sink.write(text('a'));
    await vi.waitFor(() => expect(received).toMatch(/\r\n1\r\na\r\n$/), WAIT);
    sink.write(text(''));
    await new Promise(setImmediate);
    sink.write(text('b'));
    sink.end();
    await vi.waitFor(() => expect(received).toMatch(/\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n$/), WAIT);
  });

  it('keep their order whatever they were written with', async () => {
    sink.head(HEAD);
    sink.write(text('a'));
    sink.fail(failure, null);

    // Node puts both into one HTTP chunk.
    await vi.waitFor(() => expect(received).toMatch(/0\r\n\r\n$/), WAIT);
    expect(received).toContain('adata: {"error"');
  });
});

describe('the chunks of a stream', () => {
  const turn = () => new Promise(setImmediate);

  it('are framed the same whatever way they take to the socket', async () => {
    const large = 'l'.repeat(20_000);
    sink.head(HEAD);
    for (const bytes of ['a', 'bc', large, 'd', 'e']) {
      sink.write(text(bytes));
      await turn();
    }
    // In one turn: a write through the response, and one right behind it.
    sink.write(text(large));
    await Promise.resolve();
    await Promise.resolve();
    sink.write(text('f'));
    await turn();
    sink.write(text('g'));
    sink.end();

    await vi.waitFor(() => expect(received).toMatch(/\r\n0\r\n\r\n$/), WAIT);
    const [, ...body] = received.split('\r\n\r\n');
    expect(decodeChunks(body.join('\r\n\r\n'))).toBe(`abc${large}de${large}fg`);
  });

  it('wait for the answer before, where a client sent two requests at once', async () => {
    const second = once(server, 'request');
    client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const [, later] = (await second) as [unknown, ServerResponse];
    const laterSink = new HttpClientSink(later, 'req_2', OPERATIONS[0].dialect);
    laterSink.head(HEAD);
    for (const bytes of ['x', 'y', 'z']) {
      laterSink.write(text(bytes));
      await turn();
    }
    laterSink.end();
    sink.head(HEAD);
    sink.write(text('a'));
    await turn();
    sink.write(text('b'));
    await turn();
    sink.end();

    await vi.waitFor(() => expect(received.match(/0\r\n\r\n/g)).toHaveLength(2), WAIT);
    const [first, other] = received.split('HTTP/1.1 200 OK').slice(1) as [string, string];
    expect(first).toContain('\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n');
    expect(decodeChunks(other.slice(other.indexOf('\r\n\r\n') + 4))).toBe('xyz');
  });

  it('are no chunks for a client of HTTP/1.0', async () => {
    const old = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let text10 = '';
    old.on('data', (bytes) => {
      text10 += bytes.toString('latin1');
    });
    const arrived = once(server, 'request');
    old.write('GET / HTTP/1.0\r\n\r\n');
    const [, response] = (await arrived) as [unknown, ServerResponse];
    const oldSink = new HttpClientSink(response, 'req_3', OPERATIONS[0].dialect);
    oldSink.head(HEAD);
    for (const bytes of ['a', 'b', 'c']) {
      oldSink.write(text(bytes));
      await turn();
    }
    oldSink.end();
    await once(old, 'close');

    expect(text10).toMatch(/\r\n\r\nabc$/);
  });

  it('that are small tell of a client that reads too slowly as well, once, and all arrive', async () => {
    sink.head(HEAD);
    client.pause();
    let written = '';
    for (let i = 0; outgoing.writableLength === 0 || i < 100; i++) {
      const bytes = `${i},`.padEnd(8_000, 'x');
      written += bytes;
      sink.write(text(bytes));
      await turn();
    }
    await vi.waitFor(async () => {
      const bytes = 'y'.repeat(8_000);
      written += bytes;
      const isReady = sink.write(text(bytes));
      await turn();
      expect(isReady).toBe(false);
    }, WAIT);
    expect(outgoing.socket!.listenerCount('drain')).toBeLessThan(4);
    events.drained.mockClear();
    client.resume();
    await vi.waitFor(() => expect(events.drained).toHaveBeenCalledOnce(), WAIT);
    sink.end();
    await vi.waitFor(() => expect(received).toMatch(/\r\n0\r\n\r\n$/), WAIT);
    expect(decodeChunks(received.slice(received.indexOf('\r\n\r\n') + 4))).toBe(written);
  });
});

/** The content of a body in chunks (RFC 9112 §7.1), checked for their sizes. */
function decodeChunks(body: string): string {
  let content = '';
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.slice(at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    expect(body.slice(end, end + 2)).toBe('\r\n');
    if (size === 0) return content;
    content += body.slice(lineEnd + 2, end);
    at = end + 2;
  }
}

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

    sink.fail(failure, null);

    await vi.waitFor(() => expect(received).toContain('"request_id":"req_1"'), WAIT);
    expect(received).toMatch(/^HTTP\/1\.1 503 /);
    expect(received).toContain('retry-after: 1\r\n');
  });

  it('is an event after it', async () => {
    sink.head(HEAD);
    sink.fail(failure, null);

    await vi.waitFor(() => expect(received).toMatch(/0\r\n\r\n$/), WAIT);
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
    expect(received).toMatch(/data: \{"error":\{.*"code":"shutting_down".*\}\}\n\n\r\n/);
  });
});
