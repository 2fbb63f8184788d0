import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Connection } from '@weir/domain/models';
import { aConnection, FakeClock } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../test/recording-sink.ts';
import { openAiCompatibleHttp } from './openai-compatible/openai-compatible-http.ts';
import { ReadPacer } from './read-pacer.ts';
import { UpstreamPools } from './upstream-pools.ts';
import { UpstreamTargets } from './upstream-targets.ts';

const WAIT = { timeout: 10_000 };

let server: Server;
let clock: FakeClock;
let utilization: number;
const sockets: Socket[] = [];
beforeEach(async () => {
  clock = new FakeClock();
  utilization = 1;
  server = createServer({ noDelay: true }, (socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
  await once(server, 'close');
});

const port = () => (server.address() as AddressInfo).port;

/** Both ends of a connection; `reads` is what the reading end has read, a piece per read. */
async function aPair(pacer?: ReadPacer) {
  const accepted = once(server, 'connection');
  const reading = connect(port(), '127.0.0.1');
  const [writing] = (await accepted) as [Socket];
  sockets.push(reading, writing);
  const reads: string[] = [];
  pacer?.pace(reading);
  // The way undici reads.
  reading.on('readable', () => {
    for (let chunk = reading.read(); chunk !== null; chunk = reading.read()) reads.push(chunk.toString());
  });
  const send = (text: string) => new Promise<void>((sent) => writing.write(text, () => sent()));
  return { reading, writing, reads, send };
}

/** Until whatever was sent to other sockets before has been read, if it is being read. */
async function bytesHaveArrived(): Promise<void> {
  const { send, reads } = await aPair();
  await send('marker');
  await vi.waitFor(() => expect(reads).toHaveLength(1), WAIT);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

/** A pair that has been read from for as long as it takes to notice that the loop is busy. */
async function aBusyPair(pacer: ReadPacer) {
  const pair = await aPair(pacer);
  for (let read = 1; read <= 3; read++) {
    clock.advance(100);
    await pair.send('.');
    await vi.waitFor(() => expect(pair.reads).toHaveLength(read), WAIT);
  }
  pair.reads.length = 0;
  return pair;
}

describe('while the event loop is busy', () => {
  it('leaves a socket alone after a read, for up to 50 ms, and then reads at once what has gathered', async () => {
    const pacer = new ReadPacer(clock, () => utilization);
    const { send, reads } = await aBusyPair(pacer);
    expect(pacer.intervalMs).toBe(50);
    await send('a');
    await send('b');
    await send('c');
    await bytesHaveArrived();
    expect(reads).toEqual([]);

    clock.advance(40);
    await bytesHaveArrived();
    expect(reads).toEqual([]);

    clock.advance(10);
    await vi.waitFor(() => expect(reads).toEqual(['abc']), WAIT);
  });

  it('does not put off the next read when more time than that has passed anyway', async () => {
    const { send, reads } = await aBusyPair(new ReadPacer(clock, () => utilization));
    for (const text of ['a', 'b', 'c']) {
      clock.advance(60);
      await send(text);
      await vi.waitFor(() => expect(reads.at(-1)).toBe(text), WAIT);
    }
    expect(reads).toEqual(['a', 'b', 'c']);
  });

  it('does not put off what lies behind a large piece', async () => {
    const { send, reads } = await aBusyPair(new ReadPacer(clock, () => utilization));
    const text = 'x'.repeat(100_000);
    await send(text);
    await bytesHaveArrived();
    expect(reads).toEqual([]);

    clock.advance(50);
    await vi.waitFor(() => expect(reads.join('')).toBe(text), WAIT);
    expect(reads.length).toBeGreaterThan(1);
  });

  it('reads the beginning of an answer at once, on a connection that was used before too', async () => {
    const pacer = new ReadPacer(clock, () => utilization);
    const { reading, send, reads } = await aBusyPair(pacer);
    // What undici does between two requests.
    reading.unref();
    for (const text of ['head', 'role', 'first token']) {
      await send(text);
      await vi.waitFor(() => expect(reads.at(-1)).toBe(text), WAIT);
    }
    await send('second token');
    await bytesHaveArrived();
    expect(reads).toEqual(['head', 'role', 'first token']);
  });

  it('keeps the order in which sockets are due when one of them was released before its time', async () => {
    const pacer = new ReadPacer(clock, () => utilization);
    const early = await aBusyPair(pacer);
    clock.advance(60);
    await early.send('a');
    await vi.waitFor(() => expect(early.reads).toEqual(['a']), WAIT);
    const other = await aPair(pacer);
    for (const text of ['1', '2', '3']) {
      await other.send(text);
      await vi.waitFor(() => expect(other.reads.at(-1)).toBe(text), WAIT);
    }
    clock.advance(20);
    early.reading.unref();
    for (const text of ['b', 'c', 'd']) {
      await early.send(text);
      await vi.waitFor(() => expect(early.reads.at(-1)).toBe(text), WAIT);
    }
    await other.send('4');
    // The first place of the released one in the queue must not keep the others until its second is due.
    clock.advance(30);
    await vi.waitFor(() => expect(other.reads.at(-1)).toBe('4'), WAIT);
  });

  it('leaves a socket alone for its whole time although it was left alone before and released', async () => {
    const { reading, send, reads } = await aBusyPair(new ReadPacer(clock, () => utilization));
    clock.advance(20);
    reading.unref();
    for (const text of ['head', 'role', 'first token']) {
      await send(text);
      await vi.waitFor(() => expect(reads.at(-1)).toBe(text), WAIT);
    }
    await send('second token');
    // When the first time would have ended.
    clock.advance(30);
    await bytesHaveArrived();
    expect(reads.at(-1)).toBe('first token');

    clock.advance(20);
    await vi.waitFor(() => expect(reads.at(-1)).toBe('second token'), WAIT);
  });

  it('passes every byte on in order, and the end behind them', async () => {
    const { reading, writing, send, reads } = await aBusyPair(new ReadPacer(clock, () => utilization));
    const ended = once(reading, 'end');
    let sent = '';
    for (let i = 0; i < 200; i++) {
      const text = `${i},`.repeat(1 + (i % 50));
      sent += text;
      await send(text);
      if (i % 7 === 0) clock.advance(10);
    }
    writing.end();
    await vi.waitFor(() => {
      clock.advance(50);
      expect(reads.join('')).toBe(sent);
    }, WAIT);
    clock.advance(50);
    await ended;
    expect(reads.length).toBeLessThan(100);
  });

  it('lets go of a socket that is destroyed while it is left alone', async () => {
    const { reading, send } = await aBusyPair(new ReadPacer(clock, () => utilization));
    await send('a');
    reading.destroy();
    clock.advance(1_000);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('while the event loop has time to spare', () => {
  it('puts nothing off and sets no timer', async () => {
    utilization = 0.7;
    const pacer = new ReadPacer(clock, () => utilization);
    const { send, reads } = await aBusyPair(pacer);
    for (const text of ['a', 'b', 'c']) {
      await send(text);
      await vi.waitFor(() => expect(reads.at(-1)).toBe(text), WAIT);
    }
    expect(pacer.intervalMs).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  });

  it('comes back to that by and by, and at once after a long time without reads', async () => {
    const pacer = new ReadPacer(clock, () => utilization);
    const { send, reads } = await aBusyPair(pacer);
    utilization = 0.5;
    const intervals: number[] = [];
    for (let i = 0; i < 7; i++) {
      clock.advance(100);
      await send('a');
      await vi.waitFor(() => expect(reads).toHaveLength(i + 1), WAIT);
      intervals.push(Math.round(pacer.intervalMs));
    }
    expect(intervals).toEqual([38, 28, 21, 16, 12, 9, 0]);

    utilization = 1;
    const other = await aBusyPair(pacer);
    expect(pacer.intervalMs).toBe(50);
    utilization = 0.1;
    clock.advance(60_000);
    await other.send('a');
    await vi.waitFor(() => expect(other.reads).toEqual(['a']), WAIT);
    expect(pacer.intervalMs).toBe(0);
  });
});

describe('connections to an upstream', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
  const event = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
  const END = '0\r\n\r\n';

  /** Targets in a busy process, and the first connection it has made, which has been left alone after an answer's end. */
  async function aUsedConnection() {
    const pools = new UpstreamPools(clock, undefined, undefined, () => utilization);
    const targets = new UpstreamTargets(pools, openAiCompatibleHttp);
    const connection = aConnection({ baseUrl: `http://127.0.0.1:${port()}/v1` });
    const accepted = once(server, 'connection');
    const first = ask(targets, connection, { model: 'm', stream: true });
    const [upstream] = (await accepted) as [Socket];
    sockets.push(upstream);
    await once(upstream, 'data');
    upstream.write(HEAD);
    for (let i = 1; i <= 3; i++) {
      clock.advance(100);
      upstream.write(event(`data: ${i}\n\n`));
      await vi.waitFor(() => expect(first.chunks).toHaveLength(i), WAIT);
    }
    upstream.write(event('data: late\n\n'));
    await bytesHaveArrived();
    expect(first.chunks).toHaveLength(3);
    return { pools, targets, connection, upstream, first };
  }

  async function expectFreshConnection(targets: UpstreamTargets, connection: Connection) {
    const accepted = once(server, 'connection');
    const request = ask(targets, connection, { model: 'm', stream: true });
    const [fresh] = (await accepted) as [Socket];
    sockets.push(fresh);
    await once(fresh, 'data');
    fresh.write(HEAD + event('data: own\n\n') + END);
    await request.over;
    expect(request.bytes.toString()).toBe('data: own\n\n');
  }

  it('give every answer whole, one after the other', async () => {
    const { pools, targets, connection, upstream, first } = await aUsedConnection();
    upstream.write(END);
    clock.advance(60);
    await first.over;
    expect(first.bytes.toString()).toBe('data: 1\n\ndata: 2\n\ndata: 3\n\ndata: late\n\n');

    // undici gives the connection back a turn of the loop after the end.
    await bytesHaveArrived();
    const asked = once(upstream, 'data');
    const second = ask(targets, connection, { model: 'm', stream: true });
    await asked;
    upstream.write(HEAD + event('data: first token\n\n'));
    await vi.waitFor(() => expect(second.bytes.toString()).toBe('data: first token\n\n'), WAIT);
    upstream.write(END);
    await second.over;
    expect(second.ended).toBe(true);
    await pools.close();
  });

  it('that bring something unasked behind an answer are not used again', async () => {
    const { pools, targets, connection, upstream, first } = await aUsedConnection();
    upstream.write(END);
    clock.advance(60);
    await first.over;
    upstream.write(`${HEAD}${event('data: for somebody else\n\n')}${END}`);
    await bytesHaveArrived();
    await expectFreshConnection(targets, connection);
    await pools.close();
  });

  it('that the upstream closes behind an answer are not used again', async () => {
    const { pools, targets, connection, upstream, first } = await aUsedConnection();
    upstream.write(END);
    clock.advance(60);
    await first.over;
    upstream.end();
    await bytesHaveArrived();
    await expectFreshConnection(targets, connection);
    await pools.close();
  });
});
