import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import {
  type Agent,
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createTestDatabase } from '@weir/postgres/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, GatewayProcess, makeDataDir, until } from './durability/gateway-process.ts';

const MIB = 1024 * 1024;
const STREAMS = 100;
const STREAM_BODY_BYTES = 5_000_000;
const MOST_OVER_IDLE_BYTES = 150 * MIB;
/** Uploads, and answers of sound, at once. */
const MEDIA = 20;
const MEDIA_BYTES = 10_000_000;
const PIECE = Buffer.alloc(1_000_000, 'x');

const LARGEST_BODY_BYTES = 30 * MIB;
/** It was 3,700 and more before bodies were read in pieces. Processors that others use as well may double what is measured. */
const MOST_TURN_MS = 50;

const RETRIED = { timeout: 60_000, retry: 2 };

/**
 * In the gateway's process, between two SIGUSR2: the longest turn of its event loop. In CPU time of the thread, so that
 * other programs do not count.
 */
const TURNS = `
  let began = 0, longest = 0, isRunning = false;
  const cpu = () => { const { user, system } = process.threadCpuUsage(); return user + system; };
  const turn = () => {
    if (!isRunning) return;
    const now = cpu();
    longest = Math.max(longest, now - began);
    began = now;
    setImmediate(turn);
  };
  process.on('SIGUSR2', () => {
    isRunning = !isRunning;
    if (!isRunning) return void process.stderr.write('longest turn: ' + longest + ' us;');
    longest = 0;
    began = cpu();
    setImmediate(turn);
    process.stderr.write('turns are watched;');
  });`;

let upstream: Server;
/** Uploads that the upstream does not take yet. */
const waitingUploads: IncomingMessage[] = [];
let gateway: GatewayProcess;
let apiKey: string;
const undo: (() => Promise<unknown> | unknown)[] = [];

beforeAll(async () => {
  upstream = createServer((incoming, outgoing) => {
    if (incoming.url?.endsWith('/transcriptions')) waitingUploads.push(incoming);
    else incoming.resume();
    incoming.on('end', () => {
      outgoing.setHeader('content-type', 'application/json');
      if (incoming.method === 'GET') outgoing.end('{"object":"list","data":[{"id":"river"}]}');
      else if (incoming.url?.endsWith('/speech')) {
        outgoing.setHeader('content-type', 'audio/mpeg');
        Readable.from(new Array(MEDIA_BYTES / PIECE.length).fill(PIECE)).pipe(outgoing);
      } else if (incoming.url?.endsWith('/transcriptions')) outgoing.end('{"text":"a weir"}');
      else if (incoming.url?.endsWith('/embeddings')) outgoing.end('{"data":[],"usage":{"prompt_tokens":1}}');
      else {
        outgoing.setHeader('content-type', 'text/event-stream');
        outgoing.write('data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const [database, dataDir] = await Promise.all([createTestDatabase(), makeDataDir()]);
  undo.push(
    () => dataDir.remove(),
    () => database.drop(),
    () => upstream.close(),
  );
  gateway = await GatewayProcess.start({
    dataDir: dataDir.path,
    port: await freePort(),
    env: {
      WEIR_LOG_LEVEL: 'error',
      DATABASE_URL: database.url,
      WEIR_UPSTREAM_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
      SHUTDOWN_GRACE_MS: '0',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TURNS)}`,
    },
  });
  undo.push(
    () => gateway.stop(),
    () => upstream.closeAllConnections(),
  );
  apiKey = await gateway.apiKey();
});
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

function post(path: string, headers: Readonly<Record<string, string>> = {}, agent?: Agent): ClientRequest {
  return request(`${gateway.origin}/v1${path}`, {
    method: 'POST',
    agent: agent ?? false,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
  });
}

/** Now, or at most. */
async function residentBytes(which: 'VmRSS' | 'VmHWM' = 'VmRSS'): Promise<number> {
  const status = await readFile(`/proc/${gateway.pid}/status`, 'utf8');
  return Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(status)![1]) * 1024;
}

/** Opens a stream, and resolves once its first event has come. */
async function openStream(body: Buffer): Promise<ClientRequest> {
  const stream = post('/chat/completions');
  stream.on('error', () => {});
  stream.end(body);
  const [answer] = await once(stream, 'response');
  expect(answer.statusCode).toBe(200);
  await once(answer, 'data');
  return stream;
}

function streamBody(bytes: number): Buffer {
  const url = `data:image/png;base64,${'iVBORw0KGgo/+AbZ'.repeat(Math.ceil(bytes / 16))}`;
  const messages = [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }];
  return Buffer.from(JSON.stringify({ model: 'river', stream: true, messages }));
}

describe.runIf(process.platform === 'linux')('open streams', () => {
  it('keep nothing of large requests', { timeout: 120_000 }, async ({ annotate, onTestFinished }) => {
    const warmUp = await Promise.all(Array.from({ length: 20 }, () => openStream(streamBody(1_000))));
    for (const stream of warmUp) stream.destroy();
    const idle = await residentBytes();

    const body = streamBody(STREAM_BODY_BYTES);
    const streams: ClientRequest[] = [];
    onTestFinished(() => {
      for (const stream of streams) stream.destroy();
    });
    for (let opened = 0; opened < STREAMS; opened += 4) {
      streams.push(...(await Promise.all([1, 2, 3, 4].map(() => openStream(body)))));
    }
    const over = (await residentBytes()) - idle;
    await annotate(`${Math.round(over / MIB)} MiB over ${Math.round(idle / MIB)}`, 'memory');
    expect(over).toBeLessThan(MOST_OVER_IDLE_BYTES);
  });
});

describe.runIf(process.platform === 'linux')('files of 10 MB, 20 at once', () => {
  /** The most that the gateway takes meanwhile, over what it takes now. */
  async function overIdle(work: () => Promise<unknown>): Promise<{ bytes: number; text: string }> {
    const idle = await residentBytes();
    await writeFile(`/proc/${gateway.pid}/clear_refs`, '5');
    await work();
    const bytes = (await residentBytes('VmHWM')) - idle;
    return { bytes, text: `${Math.round(bytes / MIB)} MiB at most over ${Math.round(idle / MIB)}` };
  }

  it('are not held on their way to an upstream that takes nothing for a while', { timeout: 120_000 }, async ({
    annotate,
  }) => {
    const part = (name: string) => `--b\r\ncontent-disposition: form-data; name=${name}\r\n\r\n`;
    const beginning = Buffer.from(`${part('"model"')}river\r\n${part('"file"; filename="a.mp3"')}`);
    const end = Buffer.from('\r\n--b--\r\n');
    const upload = (bytes: number): ClientRequest => {
      const pieces = bytes / PIECE.length;
      const client = post('/audio/transcriptions', {
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': `${beginning.length + bytes + end.length}`,
      });
      Readable.from([beginning, ...new Array(pieces).fill(PIECE), end]).pipe(client);
      return client;
    };
    const uploads = async (count: number, bytes: number) => {
      const clients = Array.from({ length: count }, () => upload(bytes));
      const answers = clients.map((client) => once(client, 'response'));
      await until('all have begun', 60_000, () => waitingUploads.length === count);
      for (const incoming of waitingUploads.splice(0)) incoming.resume();
      for (const [answer] of await Promise.all(answers)) {
        answer.resume();
        expect(answer.statusCode).toBe(200);
      }
    };
    await uploads(2, PIECE.length);
    const over = await overIdle(() => uploads(MEDIA, MEDIA_BYTES));
    await annotate(over.text, 'memory');
    expect(over.bytes).toBeLessThan(MOST_OVER_IDLE_BYTES);
  });

  it('are not held on their way to a client that reads nothing for a while', { timeout: 120_000 }, async ({
    annotate,
  }) => {
    const speak = async () => {
      const client = post('/audio/speech');
      client.end('{"model":"river","input":"Wasser fällt über das Wehr.","voice":"alloy"}');
      const [answer] = (await once(client, 'response')) as [IncomingMessage];
      return answer;
    };
    const over = await overIdle(async () => {
      const answers = await Promise.all(Array.from({ length: MEDIA }, speak));
      for (const answer of answers) {
        let bytes = 0;
        for await (const chunk of answer) bytes += chunk.length;
        expect(bytes).toBe(MEDIA_BYTES);
      }
    });
    await annotate(over.text, 'memory');
    expect(over.bytes).toBeLessThan(MOST_OVER_IDLE_BYTES);
  });
});

/** The next thing that the gateway's process says of its turns, after a SIGUSR2. */
async function signalled(): Promise<string> {
  const before = gateway.output.length;
  process.kill(gateway.pid, 'SIGUSR2');
  await until('it tells of its turns', 10_000, () => gateway.output.indexOf(';', before) !== -1);
  return gateway.output.slice(before);
}

/** Milliseconds, while these bodies come at once and until all are answered. */
async function longestTurn(
  bodies: readonly Buffer[],
  framing: 'content-length' | 'transfer-encoding',
): Promise<number> {
  const uploads = bodies.map((body) =>
    post('/embeddings', { [framing]: framing === 'content-length' ? `${body.length}` : 'chunked' }),
  );
  const answered = uploads.map((upload) => once(upload, 'response'));
  await signalled();
  uploads.forEach((upload, index) => void upload.end(bodies[index]));
  for (const [answer] of await Promise.all(answered)) {
    answer.resume();
    expect(answer.statusCode).toBe(200);
  }
  return Number(/longest turn: (\d+) us/.exec(await signalled())![1]) / 1000;
}

/** A request for embeddings of the largest size, made of one piece again and again. */
function filled(start: string, piece: string, end: string): Buffer {
  const count = Math.floor((LARGEST_BODY_BYTES - start.length - end.length) / Buffer.byteLength(piece));
  return Buffer.from(start + piece.repeat(count) + end);
}

describe('a body of 30 MiB', () => {
  const input = (piece: string, last: string) => filled('{"model":"river","input":[', piece, `${last}]}`);

  it.for<[string, () => Buffer]>([
    ['nested arrays', () => input('[[],[]],', '1')],
    ['nested objects', () => input('{"a":{}},', '1')],
    ['numbers', () => input('1.5e9,', '1')],
    ['one string', () => filled('{"model":"river","input":"', 'Wasser fällt über das Wehr. ', '"}')],
    ['one string of escapes', () => filled('{"model":"river","input":"', '\\u00e4\\n', '"}')],
    ['members', () => filled('{', '"user":"x",', '"model":"river"}')],
    ['white space', () => filled('{"model":"river"', ' \n', '}')],
  ])('of %s does not stop the other clients', RETRIED, async ([, make], { annotate }) => {
    const body = make();
    for (const framing of ['content-length', 'transfer-encoding'] as const) {
      const turnMs = await longestTurn([body], framing);
      await annotate(`${turnMs.toFixed(1)} ms (${framing})`, 'longest turn of the event loop');
      expect(turnMs).toBeLessThan(MOST_TURN_MS);
    }
  });

  it('does not stop them when eight come at once', RETRIED, async ({ annotate }) => {
    const body = input('[[],[]],', '1');
    const turnMs = await longestTurn(new Array(8).fill(body), 'content-length');
    await annotate(`${turnMs.toFixed(1)} ms`, 'longest turn of the event loop');
    expect(turnMs).toBeLessThan(2 * MOST_TURN_MS);
  });
});
