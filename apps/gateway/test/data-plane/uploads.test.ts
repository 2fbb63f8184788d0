import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { UNKNOWN_PRICES } from '@weir/domain/models';
import OpenAI, { toFile } from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const MIB = 1024 * 1024;
const MAX_BODY_BYTES = MIB;
const MAX_UPLOAD_BYTES = 8 * MIB;
const WAIT = { timeout: 10_000 };
const BOUNDARY = 'b';

type Upstream = (received: Received, response: ServerResponse) => void;

/** A request as it comes to the upstream. */
class Received {
  readonly incoming: IncomingMessage;
  readonly chunks: Buffer[] = [];
  bytes = 0;
  isBroken = false;

  constructor(incoming: IncomingMessage) {
    this.incoming = incoming;
    incoming.on('error', () => {
      this.isBroken = true;
    });
  }

  read(): this {
    this.incoming.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.bytes += chunk.length;
    });
    return this;
  }

  get form(): Promise<FormData> {
    const headers = { 'content-type': this.incoming.headers['content-type']! };
    return new Response(Buffer.concat(this.chunks), { headers }).formData();
  }
}

const answersWhenWhole: Upstream = (received, response) => {
  received.read().incoming.on('end', () => sendJson(response, 200, { text: 'A weir.' }));
};

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

let gateway: TestGateway;
let received: Received[] = [];
let upstream = answersWhenWhole;
const server = createServer((incoming, response) => {
  if (incoming.method === 'GET') return sendJson(response, 404, {});
  const one = new Received(incoming);
  received.push(one);
  upstream(one, response);
});

beforeAll(async () => {
  const env = { MAX_BODY_BYTES: `${MAX_BODY_BYTES}`, MAX_UPLOAD_BYTES: `${MAX_UPLOAD_BYTES}` };
  gateway = await startTestGateway({ env: { ...env, MAX_ATTEMPTS: '2' } });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const prices = { ...UNKNOWN_PRICES, unitNanoUsd: 1_000n };
  await gateway.connect({ name: 'away', baseUrl: 'http://127.0.0.1:1/v1' }, [
    { model: 'fallback', upstreamName: 'nobody', tier: 0, prices },
  ]);
  await gateway.connect({ name: 'uploads', baseUrl }, [
    { model: 'sound', upstreamName: 'theirs', prices },
    { model: 'fallback', upstreamName: 'theirs', tier: 1, prices },
  ]);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await gateway.stop();
});
beforeEach(() => {
  received = [];
  upstream = answersWhenWhole;
});
const clients: ClientRequest[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await gateway.idle();
  await vi.waitFor(() => expect(gateway.composition.services.bodyMemory.usedBytes).toBe(0), WAIT);
});

const field = (name: string, text: string) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const FILE = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.mp3"\r\n\r\n`;
const END = `\r\n--${BOUNDARY}--\r\n`;
const sound = (bytes: number) => Buffer.alloc(bytes, '\r\n--sound');

/** Begins a request. Without a length it goes in chunks. */
function begin(headers: Readonly<Record<string, string>> = {}): ClientRequest {
  const client = request(`${gateway.baseUrl}/audio/transcriptions`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${gateway.apiKey}`,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...headers,
    },
  });
  client.on('error', () => {});
  clients.push(client);
  return client;
}

async function answerOf(client: ClientRequest): Promise<Response> {
  const [response] = (await once(client, 'response')) as [IncomingMessage];
  const body = Buffer.concat(await response.toArray());
  return new Response(body, {
    status: response.statusCode!,
    headers: response.headers as Record<string, string>,
  });
}

const recordOf = (answer: Response) => gateway.recordOf(answer.headers.get('x-request-id'));
const head = (model = 'sound') => field('model', model) + FILE;
const upstreamHas = (bytes: number) =>
  vi.waitFor(() => expect(received[0]?.bytes).toBeGreaterThan(bytes), WAIT);

describe('a form whose model stands before its file', () => {
  it.each([true, false])('goes to the upstream while it arrives (declared length: %s)', async (declared) => {
    const bytes = sound(3 * MIB);
    const length = head().length + bytes.length + END.length;
    const client = begin(declared ? { 'content-length': `${length}` } : {});
    client.write(head());
    client.write(bytes.subarray(0, 2 * MIB));
    await upstreamHas(MIB);
    expect(gateway.composition.services.bodyMemory.usedBytes).toBeLessThan(256 * 1024);
    client.write(bytes.subarray(2 * MIB));
    client.end(END);
    const answer = await answerOf(client);
    expect(answer.status).toBe(200);
    const form = await received[0]!.form;
    expect(form.get('model')).toBe('theirs');
    expect(Buffer.from(await (form.get('file') as File).arrayBuffer()).equals(bytes)).toBe(true);
    const { headers } = received[0]!.incoming;
    expect(headers['content-length']).toBe(declared ? `${length + 1}` : undefined);
    expect(headers['transfer-encoding']).toBe(declared ? undefined : 'chunked');
    expect(await recordOf(answer)).toMatchObject({
      ...{
        ending: 'completed',
        units: 787,
        usageSource: 'estimated',
        costNanoUsd: 787_000n,
        requestBytes: length,
      },
    });
  });

  it('is that of the official client, which may send them in the other order too', async () => {
    const openai = new OpenAI({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey, maxRetries: 0 });
    const bytes = sound(300_000);
    const file = await toFile(bytes, 'a.mp3');
    for (const body of [
      { file, model: 'sound', response_format: 'json' as const },
      { model: 'sound', file, response_format: 'json' as const },
    ]) {
      const { text } = await openai.audio.transcriptions.create(body);
      expect(text).toBe('A weir.');
      const form = await received.at(-1)!.form;
      expect([form.get('model'), form.get('response_format')]).toEqual(['theirs', 'json']);
      expect(Buffer.from(await (form.get('file') as File).arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it('is asked for with `100 Continue`, and the upstream is not', async () => {
    const client = begin({ expect: '100-continue' });
    client.flushHeaders();
    await once(client, 'continue');
    client.write(head());
    client.write(sound(200_000));
    client.end(END);
    expect((await answerOf(client)).status).toBe(200);
    expect(received[0]!.incoming.headers.expect).toBeUndefined();
  });

  it('goes to another deployment where the first one cannot be reached', async () => {
    const client = begin();
    client.write(head('fallback'));
    client.write(sound(500_000));
    client.end(END);
    const answer = await answerOf(client);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-weir-attempts')).toBe('2');
    expect((await received[0]!.form).get('model')).toBe('theirs');
  });

  it('is broken off for the upstream when its client leaves', async () => {
    const client = begin({ 'content-length': `${5 * MIB}`, 'x-request-id': 'left' });
    client.write(head());
    client.write(sound(MIB));
    await upstreamHas(MIB / 2);
    client.destroy();
    await vi.waitFor(() => expect(received[0]!.isBroken).toBe(true), WAIT);
    expect(await gateway.recordOf('left')).toMatchObject({
      ending: 'client_disconnected',
      units: 0,
      costNanoUsd: 0n,
    });
  });

  it('is broken off for the upstream when it names another model behind the file', async () => {
    const client = begin();
    client.write(head());
    client.write(sound(MIB));
    client.end(`\r\n${field('model', 'better').slice(0, -2)}${END}`);
    const answer = await answerOf(client);
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ code: 'invalid_parameter', param: 'model' });
    await vi.waitFor(() => expect(received[0]!.isBroken).toBe(true), WAIT);
    expect(await recordOf(answer)).toMatchObject({
      ending: 'cancelled',
      errorCode: 'invalid_parameter',
      status: 400,
    });
  });

  it('gets an early rejection at once', async () => {
    upstream = (_, response) => sendJson(response, 413, { error: { message: 'Too long.' } });
    const client = begin();
    client.write(head());
    client.write(sound(MIB));
    const answer = await answerOf(client);
    expect(answer.status).toBe(413);
    expect((await errorOf(answer)).message).toBe('Too long.');
    expect(await recordOf(answer)).toMatchObject({ ending: 'upstream_failed', units: 0 });
    expect(received).toHaveLength(1);
  });

  it('gets an early answer, which is recorded', async () => {
    upstream = (_, response) =>
      sendJson(response, 200, { text: 'A', usage: { type: 'duration', seconds: 1 } });
    const client = begin();
    client.write(head());
    client.write(sound(MIB));
    const answer = await answerOf(client);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ text: 'A' });
    expect(await recordOf(answer)).toMatchObject({ ending: 'completed', units: 1, usageSource: 'reported' });
  });

  it('fails where the upstream breaks off in the middle: it is not sent again', async () => {
    upstream = ({ incoming }) => incoming.once('data', () => incoming.destroy());
    const client = begin();
    client.write(head('fallback'));
    client.write(sound(MIB));
    const answer = await answerOf(client);
    expect(answer.status).toBe(502);
    expect((await errorOf(answer)).code).toBe('upstream_connection_lost');
    expect(received).toHaveLength(1);
  });
});

describe('the limits of a form', () => {
  it('are those of an upload where it goes on as it arrives, declared or not', async () => {
    const declared = begin({ 'content-length': `${MAX_UPLOAD_BYTES + 1}` });
    declared.flushHeaders();
    expect((await answerOf(declared)).status).toBe(413);

    const undeclared = begin();
    undeclared.write(head());
    undeclared.write(sound(MAX_UPLOAD_BYTES));
    undeclared.end(END);
    const answer = await answerOf(undeclared);
    expect(answer.status).toBe(413);
    expect((await errorOf(answer)).code).toBe('body_too_large');
    await vi.waitFor(() => expect(received[0]!.isBroken).toBe(true), WAIT);
  });

  it('are those of a body where it has to be held, and the refusal says how it goes on', async () => {
    const client = begin();
    client.write(FILE);
    client.write(sound(MAX_BODY_BYTES));
    client.end(`\r\n${field('model', 'sound').slice(0, -2)}${END}`);
    const answer = await answerOf(client);
    expect(answer.status).toBe(413);
    expect((await errorOf(answer)).message).toContain('A form with `model` after the file');
    expect(received).toHaveLength(0);
  });

  it('let a refused client read its refusal', async () => {
    const client = begin();
    client.write(head('no-such-model'));
    client.write(sound(MIB));
    client.end(END);
    const answer = await answerOf(client);
    expect(answer.status).toBe(404);
    expect(received).toHaveLength(0);
  });
});
