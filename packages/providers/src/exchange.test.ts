import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Connection } from '@weir/domain/models';
import { type ReceivedRequest, type Simulator, scenarios, startSimulator } from '@weir/simulator';
import { aConnection, FakeClock } from '@weir/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aRawServer } from '../test/a-raw-server.ts';
import { aServer } from '../test/a-server.ts';
import { ask, aTraceparent, RecordingSink } from '../test/recording-sink.ts';
import { openAiCompatibleHttp } from './openai-compatible/openai-compatible-http.ts';
import { UpstreamPools } from './upstream-pools.ts';
import { UpstreamTargets } from './upstream-targets.ts';

const CREDENTIAL = 'secret-of-the-upstream';

let simulator: Simulator;
let clock: FakeClock;
let pools: UpstreamPools;
let targets: UpstreamTargets;
let connection: Connection;
beforeAll(async () => {
  simulator = await startSimulator({ recordBytes: true });
  clock = new FakeClock();
  pools = new UpstreamPools(clock);
  targets = new UpstreamTargets(pools, openAiCompatibleHttp);
  connection = aConnection({ kind: 'simulator', baseUrl: `${simulator.url}/v1`, credential: CREDENTIAL });
});
afterAll(async () => {
  await pools.close();
  await simulator.close();
});

const sinks: RecordingSink[] = [];
afterEach(() => {
  for (const sink of sinks.splice(0)) expect(sink.violations).toEqual([]);
});

function open(
  body: Record<string, unknown>,
  to: Connection = connection,
  traceparent?: string,
): RecordingSink {
  const sink = new RecordingSink();
  sinks.push(sink);
  return ask(targets, to, body, traceparent, sink);
}

/** One request to the simulator and its record there. */
async function play(
  model: string,
  stream: boolean,
): Promise<{ sink: RecordingSink; record: ReceivedRequest }> {
  const traceparent = aTraceparent();
  const sink = open({ model, stream, stream_options: { include_usage: true } }, connection, traceparent);
  const record = await vi.waitFor(() => {
    const found = simulator.requests.find((one) => one.headers.traceparent === traceparent);
    expect(found).toBeDefined();
    return found!;
  }, 10_000);
  return { sink, record };
}

/** Fast enough for a test. */
const adjusted: Readonly<Record<string, string>> = {
  echo: '?ttft_ms=5&itl_ms=0.1',
  reasoning: '?ttft_ms=2&itl_ms=0.1',
  tools: '?ttft_ms=2&itl_ms=0.1',
  steady: '?tokens=20&itl_ms=0.5',
  long: '?ttft_ms=5&itl_ms=0.01',
  'slow-first-token': '?ttft_ms=50',
  'slow-headers': '?headers_delay_ms=30',
};

const REJECTIONS: Readonly<Record<string, object>> = {
  error: { code: 'upstream_failed', status: 500 },
  'error-400': { code: 'upstream_rejected', status: 400, retryable: false },
  'error-400-context': {
    code: 'upstream_rejected',
    status: 400,
    words: { code: 'context_length_exceeded', type: 'invalid_request_error' },
  },
  'error-401': { code: 'upstream_credential_rejected', status: 401, words: { code: 'invalid_api_key' } },
  'error-401-leak': { code: 'upstream_credential_rejected', status: 401, words: { code: 'invalid_api_key' } },
  'error-403': { code: 'upstream_credential_rejected', status: 403, retryable: true },
  'error-404': { code: 'upstream_rejected', status: 404, words: { code: 'model_not_found' } },
  'error-429': { code: 'upstream_rate_limited', status: 429, retryAfterMs: 1_000, retryable: true },
  'error-429-quota': { code: 'upstream_usage_limited', status: 429, words: { code: 'insufficient_quota' } },
  'error-429-usage-limit': {
    code: 'upstream_usage_limited',
    status: 429,
    retryAfterMs: 3_600_000,
    words: { type: 'usage_limit_reached' },
  },
  'error-500': { code: 'upstream_failed', status: 500, retryable: true },
  'error-500-html': { code: 'upstream_failed', status: 500, words: undefined },
  'error-503': { code: 'upstream_overloaded', status: 503, retryAfterMs: 1_000, retryable: true },
  'error-529': { code: 'upstream_overloaded', status: 529, retryable: true },
  flaky: { code: 'upstream_overloaded', status: 503 },
};
const LOST: ReadonlySet<string> = new Set([
  'refuse',
  'cut-before-first-event',
  'cut-middle',
  'cut-between',
  'reset-middle',
]);
const SILENT: ReadonlySet<string> = new Set([
  'never-answer',
  'stall-after-headers',
  'stall-middle',
  'stall-before-done',
]);

describe.each([
  ['streamed', true],
  ['in one piece', false],
] as const)('an answer %s', (_, stream) => {
  it.each(Object.keys(scenarios))('of sim-%s comes as it was sent', async (name) => {
    const parameters = name === 'flaky' ? `?fail_as=error-503&key=${stream}` : (adjusted[name] ?? '');
    const { sink, record } = await play(`sim-${name}${parameters}`, stream);
    const isSilent = SILENT.has(name) && !(name === 'stall-before-done' && !stream);

    if (isSilent) {
      await vi.waitFor(() => expect(sink.byteCount).toBe(record.sentBytes), 10_000);
      expect(sink.heads).toHaveLength(record.status === undefined ? 0 : 1);
      expect(sink.ended || sink.error !== null).toBe(false);
      sink.upstream.abort();
      expect(await record.ended).toBe(name === 'never-answer' ? 'client_gone' : record.ending);
      return;
    }
    await sink.over;
    if (REJECTIONS[name] !== undefined) {
      expect(sink.error).toMatchObject(REJECTIONS[name]);
      expect(sink.heads).toEqual([]);
    } else if (LOST.has(name)) {
      expect(sink.error).toMatchObject({
        code: 'upstream_connection_lost',
        retryable: true,
        status: undefined,
      });
      expect(sink.heads).toHaveLength(name === 'refuse' ? 0 : 1);
      if (name !== 'refuse') {
        // A reset may overtake bytes that were still on their way.
        expect(record.sentBody!.subarray(0, sink.byteCount).equals(sink.bytes)).toBe(true);
        if (name !== 'reset-middle') expect(sink.byteCount).toBe(record.sentBytes);
      }
    } else {
      expect(sink.error).toBeNull();
      expect(sink.ended).toBe(true);
      expect(sink.heads).toMatchObject([
        { status: 200, contentType: stream ? 'text/event-stream; charset=utf-8' : 'application/json' },
      ]);
      expect(sink.bytes.equals(record.sentBody!)).toBe(true);
    }
  });
});

describe('the request', () => {
  it('carries the body, the credential and the trace, and asks for no encoding', async () => {
    const traceparent = aTraceparent();
    const sink = open({ model: 'sim-fast' }, connection, traceparent);
    await sink.over;
    const record = simulator.requests.at(-1)!;
    expect(record.path).toBe('/v1/chat/completions');
    expect(record.json).toMatchObject({ model: 'sim-fast' });
    expect(record.headers).toMatchObject({
      authorization: `Bearer ${CREDENTIAL}`,
      traceparent,
      'accept-encoding': 'identity',
      'content-type': 'application/json',
    });
  });

  it('goes below the base URL, without a credential or a trace if there is none', async () => {
    const received: unknown[] = [];
    const server = await aServer((request, response) => {
      const { authorization, traceparent } = request.headers;
      received.push(request.method, request.url, authorization, traceparent);
      response.end('{}');
    });
    onTestFinished(server.close);
    const to = aConnection({ baseUrl: `${server.url}/tenant/v2/`, credential: null });
    await open({ model: 'm' }, to).over;
    expect(received).toEqual(['POST', '/tenant/v2/chat/completions', undefined, undefined]);
  });
});

describe('headers', () => {
  const HEADERS = {
    'x-request-id': 'req_of_upstream',
    'x-ratelimit-remaining-tokens': '7',
    'openai-organization': 'org-of-weir',
    'set-cookie': 'a=b',
  };

  it.each([200, 429])('go on both ways, as far as they may, with status %d', async (status) => {
    let received: IncomingHttpHeaders = {};
    const server = await aServer((request, response) => {
      received = request.headers;
      response.writeHead(status, HEADERS).end('{}');
    });
    onTestFinished(server.close);
    const to = aConnection({ baseUrl: `${server.url}/v1` });
    const traceparent = aTraceparent();
    const sink = new RecordingSink();
    ask(targets, to, { model: 'm' }, traceparent, sink, ['session_id', 's-1']);
    await sink.over;
    expect(received).toMatchObject({ session_id: 's-1', traceparent, 'content-type': 'application/json' });
    expect(status === 200 ? sink.heads[0] : sink.error).toMatchObject({
      headers: ['x-upstream-ratelimit-remaining-tokens', '7'],
      requestId: 'req_of_upstream',
    });
  });
});

describe('a connection', () => {
  it('is used again after an answer that was read to its end', async () => {
    const fresh = await startSimulator();
    onTestFinished(() => fresh.close());
    const to = aConnection({ baseUrl: `${fresh.url}/v1` });
    for (const model of ['sim-fast', 'sim-fast', 'sim-error-503', 'sim-fast']) {
      await open({ model, stream: true }, to).over;
      // undici does not use a connection again within the same turn of the event loop.
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(fresh.events.acceptedConnections).toBe(1);
  });
});

/** A busy machine may hold up one try, not all of them. */
const PROMPT = { retry: 4 };

describe('abort', () => {
  it('reaches the upstream within 100 ms, in the middle of a stream', PROMPT, async () => {
    const { sink, record } = await play('sim-steady?tokens=10000', true);
    await vi.waitFor(() => expect(sink.byteCount).toBeGreaterThan(0), 10_000);
    const abortedAtMs = performance.now();
    sink.upstream.abort();
    expect(await record.ended).toBe('client_gone');
    expect(record.endedAtMs! - abortedAtMs).toBeLessThan(100);
  });

  it('reaches the upstream within 100 ms, before it has answered', PROMPT, async () => {
    const { sink, record } = await play('sim-never-answer', true);
    const abortedAtMs = performance.now();
    sink.upstream.abort();
    expect(await record.ended).toBe('client_gone');
    expect(record.endedAtMs! - abortedAtMs).toBeLessThan(100);
  });

  it('reaches the upstream while the source is paused', async () => {
    const { sink, record } = await play('sim-steady?tokens=10000', true);
    sink.takes = () => false;
    await vi.waitFor(() => expect(sink.byteCount).toBeGreaterThan(0), 10_000);
    sink.upstream.abort();
    expect(await record.ended).toBe('client_gone');
  });

  it('right after open sends nothing', async () => {
    const fresh = await startSimulator();
    onTestFinished(() => fresh.close());
    const to = aConnection({ baseUrl: `${fresh.url}/v1` });
    const aborted = open({ model: 'sim-fast' }, to);
    aborted.upstream.abort();
    await open({ model: 'sim-fast' }, to).over;
    await vi.waitFor(() => expect(fresh.events.openConnections).toBeLessThanOrEqual(1), 10_000);
    expect(fresh.requests).toHaveLength(1);
    expect(aborted.heads).toEqual([]);
    expect(aborted.error).toBeNull();
  });

  it('from within a chunk lets nothing more come', async () => {
    const sink = new RecordingSink();
    sinks.push(sink);
    sink.takes = () => {
      sink.upstream.abort();
      return false;
    };
    ask(targets, connection, { model: 'sim-fast?tokens=20000', stream: true }, undefined, sink);
    await vi.waitFor(() => expect(sink.chunks).toHaveLength(1), 10_000);
    await vi.waitFor(() => expect(simulator.events.openRequests).toBe(0), 10_000);
    expect(sink.chunks).toHaveLength(1);
    expect(sink.ended || sink.error !== null).toBe(false);
  });

  it('and resume do nothing behind the end', async () => {
    const { sink } = await play('sim-fast', true);
    await sink.over;
    sink.upstream.resume();
    sink.upstream.abort();
    sink.upstream.resume();
    expect(sink.error).toBeNull();
    // The connection is as good as before.
    const accepted = simulator.events.acceptedConnections;
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    await (await play('sim-fast', true)).sink.over;
    expect(simulator.events.acceptedConnections).toBe(accepted);
  });
});

describe('a source that is paused', () => {
  it('lets the upstream send only what sockets hold, and goes on where it stopped', async () => {
    const traceparent = aTraceparent();
    const sink = new RecordingSink();
    sinks.push(sink);
    sink.takes = () => false;
    ask(targets, connection, { model: 'sim-fast?tokens=100000', stream: true }, traceparent, sink);
    await vi.waitFor(() => expect(sink.chunks).toHaveLength(1), 10_000);
    const record = simulator.requests.find((one) => one.headers.traceparent === traceparent)!;
    let sent = -1;
    // The sockets on the way are full when nothing has moved for a while.
    for (let still = 0; still < 8; still++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      if (record.sentBytes !== sent) still = 0;
      sent = record.sentBytes;
    }
    expect(sink.chunks).toHaveLength(1);
    expect(record.ending).toBeUndefined();
    expect(sent).toBeLessThan(record.sentBody!.buffer.byteLength * 0.75);

    sink.takes = (bytes) => {
      if (bytes.length % 3 !== 0) return true;
      setImmediate(() => sink.upstream.resume());
      return false;
    };
    sink.upstream.resume();
    await sink.over;
    expect(sink.ended).toBe(true);
    expect(sink.bytes.equals(record.sentBody!)).toBe(true);
  });
});

describe('a connection that cannot be made', () => {
  it('is told as such when it is refused', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `http://127.0.0.1:${port}/v1` }));
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_connect_failed', retryable: true, status: undefined });
  });

  it('is told as such when the name does not exist', async () => {
    const sink = open({ model: 'm' }, aConnection({ baseUrl: 'http://upstream.invalid/v1' }));
    await sink.over;
    expect(sink.error?.code).toBe('upstream_connect_failed');
  });

  it('is given up when it takes too long', async () => {
    const { port, close } = await aFullBacklog();
    onTestFinished(close);
    const to = aConnection({
      baseUrl: `http://127.0.0.1:${port}/v1`,
      timeouts: { connectMs: 150, firstByteMs: 1_000, idleMs: 1_000, totalMs: 1_000 },
    });
    const startedMs = performance.now();
    const sink = open({ model: 'm' }, to);
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_connect_timeout', isTimeout: true });
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  it('is told after open has returned, even when the call itself is impossible', async () => {
    const sink = open({ model: 'm' }, aConnection({ baseUrl: connection.baseUrl, credential: 'a\nb' }));
    expect(sink.error).toBeNull();
    await sink.over;
    expect(sink.error).not.toBeNull();
    expect(JSON.stringify(sink.error)).not.toContain('a\\nb');

    const aborted = open({ model: 'm' }, aConnection({ baseUrl: connection.baseUrl, credential: 'a\nb' }));
    aborted.upstream.abort();
    await new Promise((resolve) => setImmediate(resolve));
    expect(aborted.error).toBeNull();
  });
});

describe('a rejection', () => {
  const answer = async (status: number, headers: Record<string, string>, body: string | Buffer) => {
    const server = await aServer((_, response) => response.writeHead(status, headers).end(body));
    onTestFinished(server.close);
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `${server.url}/v1`, credential: CREDENTIAL }));
    await sink.over;
    return sink;
  };

  it('never tells the client the credential that the upstream repeats', async () => {
    const { sink } = await play('sim-error-401-leak', true);
    await sink.over;
    expect(sink.error?.words?.message).toBe('Incorrect API key provided: [redacted]');
    expect(JSON.stringify({ ...sink.error, message: sink.error?.message })).not.toContain(CREDENTIAL);
  });

  it('keeps no part of a credential where a long message is cut', async () => {
    const sink = await answer(
      400,
      {},
      JSON.stringify({ error: { message: `${'x'.repeat(1_990)}${CREDENTIAL}` } }),
    );
    expect(sink.error?.words?.message).not.toContain('secret');
  });

  it.each([301, 302, 307])('of status %d is a failure: redirects are not followed', async (status) => {
    const sink = await answer(status, { location: 'http://127.0.0.1:9/elsewhere' }, '');
    expect(sink.error).toMatchObject({ code: 'upstream_failed', status, retryable: true });
  });

  it('says when to come back, in seconds or as a date', async () => {
    expect((await answer(429, { 'retry-after': '7' }, '{}')).error?.retryAfterMs).toBe(7_000);
    const date = new Date(Date.now() + 90_000).toUTCString();
    const { retryAfterMs } = (await answer(503, { 'retry-after': date }, '{}')).error!;
    expect(retryAfterMs).toBeGreaterThan(80_000);
    expect(retryAfterMs).toBeLessThanOrEqual(90_000);
    expect((await answer(503, { 'retry-after': 'soon' }, '{}')).error?.retryAfterMs).toBeUndefined();
    expect((await answer(503, { 'retry-after': '999999999' }, '{}')).error?.retryAfterMs).toBe(86_400_000);
  });

  it('is told without waiting for the end of a body that is too long', async () => {
    const server = await aServer((_, response) => {
      response.writeHead(500);
      response.write('y'.repeat(100_000));
    });
    onTestFinished(server.close);
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `${server.url}/v1` }));
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_failed', status: 500 });
  });

  it('is told when its body does not end, with what has come of it', async () => {
    const server = await aRawServer(({ socket }) => {
      socket.write('HTTP/1.1 429 Slow Down\r\nretry-after: 3\r\ncontent-length: 1000\r\n\r\n{"error":');
    });
    onTestFinished(server.close);
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `${server.url}/v1` }));
    await vi.waitFor(() => {
      clock.advance(1_000);
      expect(sink.error).toMatchObject({
        code: 'upstream_rate_limited',
        status: 429,
        retryAfterMs: 3_000,
      });
    }, 10_000);
    await vi.waitFor(() => expect(server.openConnections).toBe(0), 10_000);
  });

  it('leaves no timer behind', async () => {
    await answer(500, {}, 'x');
    expect(clock.pendingTimers).toBe(0);
  });

  it('keeps its status when the connection breaks within its body', async () => {
    const server = await aServer((_, response) => {
      response.writeHead(429, { 'content-length': '1000', 'retry-after': '2' });
      response.write('{"error":');
      setImmediate(() => response.destroy());
    });
    onTestFinished(server.close);
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `${server.url}/v1` }));
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_rate_limited', status: 429, retryAfterMs: 2_000 });
  });
});

describe('an answer that cannot be read', () => {
  it('is told as a lost connection when it breaks off, although the upstream had said that it would close', async () => {
    const head = 'HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n';
    const server = createServer((socket) => {
      socket.once('data', () => socket.end(`${head}5\r\nab`));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `http://127.0.0.1:${port}/v1` }));
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_connection_lost', retryable: true });
  });

  it('is refused when it is encoded, although none was asked for', async () => {
    const server = await aServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync('{"choices":[]}'));
    });
    onTestFinished(server.close);
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `${server.url}/v1` }));
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_malformed_answer', status: 200 });
    expect(sink.heads).toEqual([]);
  });

  it('is told when it is not HTTP', async () => {
    const server = createServer((socket) => {
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const sink = open({ model: 'm' }, aConnection({ baseUrl: `http://127.0.0.1:${port}/v1` }));
    await sink.over;
    expect(sink.error?.code).toBe('upstream_malformed_answer');
  });

  it.each([
    ['100 Continue'],
    ['102 Processing'],
    ['103 Early Hints'],
    ['100 Continue', '103 Early Hints', '102 Processing', '100 Continue'],
  ])('takes informational statuses for none, unasked for: %s', async (...statuses) => {
    const informational = statuses.map((status) => `HTTP/1.1 ${status}\r\nlink: </a>\r\n\r\n`);
    const answer =
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nkeep-alive: timeout=9\r\n\r\n{}';
    const server = await aRawServer(({ socket, number }) => {
      // In one piece, and each in a piece of its own.
      if (number === 1) socket.write(informational.join('') + answer);
      else for (const piece of [...informational, answer]) setImmediate(() => socket.write(piece));
    });
    onTestFinished(server.close);
    for (let request = 1; request <= 2; request++) {
      const sink = open({ model: 'm' }, aConnection({ baseUrl: `${server.url}/v1` }));
      await sink.over;
      expect(sink.error).toBeNull();
      expect(sink.heads).toMatchObject([{ status: 200, contentType: 'application/json' }]);
      expect(sink.bytes.toString()).toBe('{}');
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(server.connections).toBe(1);
  });
});

/** A port of loopback at which connections are neither accepted nor refused: its process sleeps and its queue is full. */
async function aFullBacklog(): Promise<{ port: number; close: () => void }> {
  const script = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 },
    function () { console.log(this.address().port); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  child.kill('SIGSTOP');
  const open = createServer().listen(0, '127.0.0.1');
  await once(open, 'listening');
  const fillers: Socket[] = [];
  let filler: Socket;
  do {
    filler = connect(port, '127.0.0.1');
    filler.on('error', () => {});
    fillers.push(filler);
    // Had the filler been taken in, it would be connected before one that asks after it.
    const later = connect((open.address() as AddressInfo).port, '127.0.0.1');
    await once(later, 'connect');
    later.destroy();
  } while (!filler.connecting);
  return {
    port,
    close: () => {
      open.close();
      for (const each of fillers) each.destroy();
      child.kill('SIGKILL');
    },
  };
}
