import { aConnection, FakeClock } from '@weir/testing';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aRawServer, RAW_STREAM, type RawRequest } from '../test/a-raw-server.ts';
import { ask, type RecordingSink } from '../test/recording-sink.ts';
import { openAiCompatibleHttp } from './openai-compatible/openai-compatible-http.ts';
import { UpstreamPools } from './upstream-pools.ts';
import { UpstreamTargets } from './upstream-targets.ts';

const WAIT = { timeout: 10_000 };

let clock: FakeClock;
let targets: UpstreamTargets;
let resent: number;
beforeEach(() => {
  clock = new FakeClock();
  resent = 0;
  const pools = new UpstreamPools(clock, undefined, () => resent++);
  onTestFinished(() => pools.close());
  targets = new UpstreamTargets(pools, openAiCompatibleHttp);
});

async function anUpstream(answer: (request: RawRequest) => void) {
  const server = await aRawServer(answer);
  onTestFinished(server.close);
  const connection = aConnection({ baseUrl: `${server.url}/v1` });
  const stream = async (prompt = ''): Promise<RecordingSink> => {
    const sink = ask(targets, connection, { model: 'm', stream: true, prompt });
    await sink.over;
    // undici does not use a connection again within the same turn of the event loop.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(sink.violations).toEqual([]);
    return sink;
  };
  return { server, connection, stream };
}

describe('a request whose connection breaks before a byte of the answer', () => {
  const breaks: [string, (request: RawRequest) => void][] = [
    ['is closed', ({ socket }) => socket.end()],
    ['is reset', ({ socket }) => socket.resetAndDestroy()],
  ];

  it.each(breaks)('goes out once more on a fresh one when the used one %s', async (_, breakOff) => {
    const { server, stream } = await anUpstream((request) => {
      if (request.number === 1) request.socket.write(RAW_STREAM);
      else breakOff(request);
    });
    await stream();
    const sink = await stream();
    expect(sink.error).toBeNull();
    expect(sink.ended).toBe(true);
    expect(resent).toBe(1);
    expect(server.requests).toHaveLength(3);
    expect(server.connections).toBe(2);
    expect(server.requests[2]).toMatch(/connection: close/);
  });

  it.each(breaks)('goes out once more whole, however large, when the used one %s', async (_, breakOff) => {
    const { server, stream } = await anUpstream((request) => {
      if (request.number === 1) request.socket.write(RAW_STREAM);
      else breakOff(request);
    });
    await stream();
    const sink = await stream('x'.repeat(300_000));
    expect(sink.error).toBeNull();
    expect(sink.ended).toBe(true);
    const lengths = server.requests.map((head) => /content-length: (\d+)/.exec(head)?.[1]);
    expect(Number(lengths[2])).toBeGreaterThan(300_000);
    expect(lengths[1]).toBe(lengths[2]);
  });

  it('goes out once more when the used one closes while a large body is sent', async () => {
    const { server, stream } = await anUpstream(({ socket }) => socket.write(RAW_STREAM));
    await stream();
    server.onConnection((socket) => socket.prependOnceListener('data', () => socket.destroy()));
    const sink = await stream('x'.repeat(3_000_000));
    expect(sink.error).toBeNull();
    expect(server.connections).toBe(2);
  });

  it.each(breaks)('fails when the first one %s', async (_, breakOff) => {
    const { server, stream } = await anUpstream(breakOff);
    expect((await stream()).error).toMatchObject({ code: 'upstream_connection_lost' });
    expect(server.requests).toHaveLength(1);
  });

  it('fails when the fresh one breaks as well', async () => {
    const { server, stream } = await anUpstream(({ socket, number, head }) => {
      if (number === 1 && !head.includes('connection: close')) socket.write(RAW_STREAM);
      else socket.end();
    });
    await stream();
    expect((await stream()).error).toMatchObject({ code: 'upstream_connection_lost' });
    expect(server.requests).toHaveLength(3);
  });

  it('fails behind the first byte, on a used one too', async () => {
    const { server, stream } = await anUpstream(({ socket, number }) => {
      if (number === 1) socket.write(RAW_STREAM);
      else socket.end('HTTP/1.1 2');
    });
    await stream();
    expect((await stream()).error).not.toBeNull();
    expect(server.requests).toHaveLength(2);
  });

  it('is not sent again for a caller that has left', async () => {
    const { server, connection, stream } = await anUpstream(({ socket, number }) => {
      if (number === 1) socket.write(RAW_STREAM);
    });
    await stream();
    const sink = ask(targets, connection, { model: 'm', stream: true });
    await vi.waitFor(() => expect(server.requests).toHaveLength(2), WAIT);
    sink.upstream.abort();
    await vi.waitFor(() => expect(server.openConnections).toBe(0), WAIT);
    expect(server.connections).toBe(1);
  });
});

describe('3,000 streams', () => {
  it.each<[string, (request: RawRequest) => void]>([
    ['closes each connection behind its answer, unannounced', ({ socket }) => socket.end(RAW_STREAM)],
    [
      'closes each connection some moments behind its answer',
      ({ socket }) => {
        socket.write(RAW_STREAM);
        setTimeout(() => socket.end(), Math.random() * 4);
      },
    ],
    [
      'closes connections at any time, also with a request in them',
      ({ socket, number }) => {
        if (number > 1 && Math.random() < 0.3) socket.resetAndDestroy();
        else socket.write(RAW_STREAM);
      },
    ],
  ])('have no error from an upstream that %s', { timeout: 120_000 }, async (_, answer) => {
    const { stream } = await anUpstream(answer);
    let left = 3_000;
    const errors: unknown[] = [];
    const client = async () => {
      while (left-- > 0) {
        const sink = await stream();
        if (sink.error !== null || !sink.ended) errors.push(sink.error);
      }
    };
    await Promise.all(Array.from({ length: 8 }, client));
    expect(errors).toEqual([]);
  });
});

describe('an upstream that closes each connection behind its answer', () => {
  const connectionHeader = (head: string | undefined) => /^connection: (.*)$/im.exec(head ?? '')?.[1];

  /** Streams until the upstream is known to close. */
  async function aKnownCloser() {
    let keeps = false;
    const upstream = await anUpstream(({ socket }) => {
      if (keeps) socket.write(RAW_STREAM);
      else socket.end(RAW_STREAM);
    });
    const { server, stream } = upstream;
    const next = async () => {
      expect((await stream()).error).toBeNull();
      if (!keeps) await vi.waitFor(() => expect(server.openConnections).toBe(0), WAIT);
      return connectionHeader(server.requests.at(-1));
    };
    await vi.waitFor(async () => expect(await next()).toBe('close'), WAIT);
    return { ...upstream, next, keepsNow: () => (keeps = true) };
  }

  it('is asked on a fresh connection each, which the request announces', async () => {
    const { server, next } = await aKnownCloser();
    expect(server.requests.slice(0, 3).map(connectionHeader)).toEqual(Array(3).fill('keep-alive'));
    const before = server.connections;
    for (let count = 0; count < 5; count++) expect(await next()).toBe('close');
    expect(server.connections).toBe(before + 5);
    expect(resent).toBe(0);
  });

  it('is tried once a minute', async () => {
    const { next } = await aKnownCloser();
    clock.advance(60_000);
    expect(await next()).toBe('keep-alive');
    clock.advance(1_000);
    expect(await next()).toBe('close');
    clock.advance(58_000);
    expect(await next()).toBe('close');
    clock.advance(1_000);
    expect(await next()).toBe('keep-alive');
  });

  it('has its connections used again once it keeps one', async () => {
    const { server, next, keepsNow } = await aKnownCloser();
    keepsNow();
    clock.advance(60_000);
    expect(await next()).toBe('keep-alive');
    const before = server.connections;
    expect(await next()).toBe('close');
    clock.advance(1_000);
    for (let count = 0; count < 5; count++) expect(await next()).toBe('keep-alive');
    expect(server.connections).toBe(before + 1);
  });
});

it('takes a close that is announced for no habit: there is no race', async () => {
  const announced = RAW_STREAM.replace('\r\n', '\r\nconnection: close\r\n');
  const { server, stream } = await anUpstream(({ socket }) => socket.end(announced));
  for (let round = 0; round < 6; round++) {
    expect((await stream()).error).toBeNull();
    await vi.waitFor(() => expect(server.openConnections).toBe(0), WAIT);
  }
  expect(server.requests.join('\n')).not.toMatch(/connection: close/);
});

it('keeps the connections of an upstream that closes only those that were idle for long', async () => {
  const { server, stream } = await anUpstream(({ socket }) => socket.write(RAW_STREAM));
  for (let round = 0; round < 6; round++) {
    await stream();
    clock.advance(1_000);
    server.closeConnections();
    await vi.waitFor(() => expect(server.openConnections).toBe(0), WAIT);
  }
  expect(server.requests.join('\n')).not.toMatch(/connection: close/);
});
