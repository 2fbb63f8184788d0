import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UNKNOWN_PRICES } from '@weir/domain/models';
import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorOf, post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

/** A model of the simulator. */
const SLOW = 'sim-fast?ttft_ms=60&itl_ms=20';

let gateway: TestGateway;
let client: OpenAI;
let upstream: Server;
const unprepared: Answer = (_, response) => response.writeHead(500).end();
let answer = unprepared;
let received: { path: string; type: string; body: Buffer };
beforeAll(async () => {
  gateway = await startTestGateway({ models: [SLOW] });
  upstream = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    received = { path: request.url!, type: request.headers['content-type']!, body };
    answer(request, response, body);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1`;
  await gateway.connect({ name: 'media', baseUrl }, [
    { model: 'media', upstreamName: 'theirs', prices: { ...UNKNOWN_PRICES, unitNanoUsd: 1_000n } },
    {
      model: 'by-token',
      upstreamName: 'theirs',
      prices: {
        ...UNKNOWN_PRICES,
        inputNanoUsdPerMillion: 1_000_000n,
        outputNanoUsdPerMillion: 2_000_000n,
      },
    },
  ]);
  client = new OpenAI({ baseURL: gateway.baseUrl, apiKey: gateway.apiKey, maxRetries: 0 });
});
afterAll(async () => {
  upstream.closeAllConnections();
  upstream.close();
  await gateway.stop();
});
beforeEach(() => {
  answer = unprepared;
});

const json =
  (value: unknown): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const recordOf = (response: { headers: Headers }) => gateway.recordOf(response.headers.get('x-request-id'));

describe('POST /v1/images/generations', () => {
  it('costs what its images cost', async () => {
    answer = json({ created: 1, data: [{ b64_json: 'AA' }, { b64_json: 'BB' }] });
    const { data, response } = await client.images
      .generate({ model: 'media', prompt: 'A weir', n: 2 })
      .withResponse();
    expect(data.data).toHaveLength(2);
    expect(received.path).toBe('/v1/images/generations');
    expect(JSON.parse(received.body.toString())).toEqual({ model: 'theirs', prompt: 'A weir', n: 2 });
    expect(await recordOf(response)).toMatchObject({
      ...{ operation: 'image_generation', ending: 'completed', units: 2, costNanoUsd: 2_000n },
    });
  });

  it('costs its tokens where images have no price, streamed too', async () => {
    const usage = { input_tokens: 10, output_tokens: 100, total_tokens: 110 };
    const image = 'A'.repeat(300_000);
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of [
        { type: 'image_generation.partial_image', b64_json: image, partial_image_index: 0 },
        { type: 'image_generation.completed', b64_json: image, usage },
      ])
        response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      response.end();
    };
    const { data, response } = await client.images
      .generate({ model: 'by-token', prompt: 'A weir', stream: true })
      .withResponse();
    const types: string[] = [];
    for await (const event of data) types.push(event.type);
    expect(types).toEqual(['image_generation.partial_image', 'image_generation.completed']);
    expect(await recordOf(response)).toMatchObject({
      ...{
        streamed: true,
        units: 1,
        usageSource: 'reported',
        usage: { outputTokens: 100 },
        costNanoUsd: 210n,
      },
    });
  });
});

describe('a stream of the simulator', () => {
  it('of images is measured by its partial ones', async () => {
    const { data, response } = await client.images
      .generate({ model: SLOW, prompt: 'A weir', stream: true, partial_images: 3 })
      .withResponse();
    const types: string[] = [];
    for await (const event of data) types.push(event.type);
    expect(types).toEqual([
      ...new Array(3).fill('image_generation.partial_image'),
      'image_generation.completed',
    ]);
    const record = await recordOf(response);
    expect(record).toMatchObject({
      ...{ operation: 'image_generation', streamed: true, ending: 'completed', units: 1 },
      ...{ usageSource: 'reported', usage: { outputTokens: 272 }, itl: { count: 3 } },
    });
    expect(record.upstreamTtftUs).toBeGreaterThanOrEqual(55_000);
    expect(record.itl!.meanUs).toBeGreaterThan(1_000);
  });

  it('of a transcription is measured by its words, from the end of its file on', async () => {
    const file = await toFile(Buffer.alloc(200_000), 'a.mp3');
    const { data, response } = await client.audio.transcriptions
      .create({ model: SLOW, file, stream: true })
      .withResponse();
    let text = '';
    for await (const event of data) if (event.type === 'transcript.text.delta') text += event.delta;
    expect(text).toBe('The weir is deep.');
    const record = await recordOf(response);
    expect(record).toMatchObject({
      ...{ operation: 'transcription', streamed: true, ending: 'completed', units: 50 },
      ...{ usageSource: 'reported', usage: { inputTokens: 500, outputTokens: 5 }, itl: { count: 4 } },
    });
    expect(record.upstreamTtftUs).toBeGreaterThanOrEqual(55_000);
  });

  it.each(['sim-error-event', 'sim-cut-between'])('that fails is told: %s', async (model) => {
    const { data, response } = await client.audio.transcriptions
      .create({ model, file: await toFile(Buffer.alloc(9_000), 'a.mp3'), stream: true })
      .withResponse();
    await expect(async () => {
      for await (const _ of data);
    }).rejects.toThrow();
    expect(await recordOf(response)).toMatchObject({ ending: 'upstream_failed', units: null });
  });
});

describe('POST /v1/audio/speech', () => {
  it('passes the sound on as it comes, and costs what its characters cost', async () => {
    const sound = Buffer.alloc(200_000, 'sound');
    let finish = () => {};
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).write(sound.subarray(0, 1_000));
      finish = () => response.end(sound.subarray(1_000));
    };
    const response = await client.audio.speech.create({
      model: 'media',
      input: 'Wehr ≈ weir',
      voice: 'alloy',
    });
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    const reader = response.body!.getReader();
    const first = await reader.read();
    expect(Buffer.from(first.value!)).toEqual(sound.subarray(0, 1_000));
    finish();
    const rest: Uint8Array[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) rest.push(next.value);
    expect(Buffer.concat(rest)).toEqual(sound.subarray(1_000));
    expect(await recordOf(response)).toMatchObject({
      ...{ operation: 'speech', streamed: false, ending: 'completed', units: 11, costNanoUsd: 11_000n },
      ...{ responseBytes: 200_000, ttftUs: expect.any(Number), itl: null },
    });
  });

  it('breaks off where the upstream does, so that nobody takes half of the sound for all of it', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('half', () => response.destroy());
    };
    const response = await client.audio.speech.create({ model: 'media', input: 'Hello', voice: 'alloy' });
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(await recordOf(response)).toMatchObject({
      ...{ ending: 'upstream_failed', errorCode: 'upstream_connection_lost', units: null, costNanoUsd: null },
    });
  });

  it('passes on what the upstream rejects', async () => {
    answer = (_, response) =>
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end('{"error":{"message":"No such voice."}}');
    const response = await post(gateway, '/audio/speech', '{"model":"media","input":"x","voice":"y"}');
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toBe('No such voice.');
  });
});

describe('POST /v1/audio/transcriptions', () => {
  const file = () => toFile(Buffer.alloc(9_000, '\r\n--sound'), 'speech.mp3');

  it('sends the form on with the upstream’s name of the model, and costs its seconds', async () => {
    answer = json({ text: 'A weir.', usage: { type: 'duration', seconds: 2.5 } });
    const { data, response } = await client.audio.transcriptions
      .create({ file: await file(), model: 'media', response_format: 'json' })
      .withResponse();
    expect(data.text).toBe('A weir.');
    const sent = await new Response(received.body as Buffer<ArrayBuffer>, {
      headers: { 'content-type': received.type },
    }).formData();
    expect(sent.get('model')).toBe('theirs');
    expect(sent.get('response_format')).toBe('json');
    expect(Buffer.from(await (sent.get('file') as File).arrayBuffer())).toEqual(
      Buffer.alloc(9_000, '\r\n--sound'),
    );
    expect(await recordOf(response)).toMatchObject({
      ...{ operation: 'transcription', units: 3, costNanoUsd: 3_000n, usageSource: 'reported' },
    });
  });

  it('estimates the seconds of what the upstream does not count, and says so', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('A weir.');
    const { data, response } = await client.audio.transcriptions
      .create({ file: await file(), model: 'media', response_format: 'text' })
      .withResponse();
    expect(data).toBe('A weir.');
    expect(await recordOf(response)).toMatchObject({
      units: 3,
      usageSource: 'estimated',
      costNanoUsd: 3_000n,
    });
  });

  it('streams', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of [
        { type: 'transcript.text.delta', delta: 'A weir.' },
        { type: 'transcript.text.done', text: 'A weir.', usage: { input_tokens: 10, output_tokens: 4 } },
      ])
        response.write(`data: ${JSON.stringify(event)}\n\n`);
      response.end();
    };
    const { data, response } = await client.audio.transcriptions
      .create({ file: await file(), model: 'by-token', stream: true })
      .withResponse();
    const types: string[] = [];
    for await (const event of data) types.push(event.type);
    expect(types).toEqual(['transcript.text.delta', 'transcript.text.done']);
    expect(await recordOf(response)).toMatchObject({ streamed: true, costNanoUsd: 18n });
  });

  it.each([
    ['no form', 415, 'unsupported_media_type', () => post(gateway, '/audio/transcriptions', '{}')],
    [
      'half a form',
      400,
      'malformed_form',
      () => send('--b\r\ncontent-disposition: form-data; name="model"\r\n\r\nmedia'),
    ],
    [
      'no file',
      400,
      'invalid_parameter',
      () => send('--b\r\ncontent-disposition: form-data; name="model"\r\n\r\nmedia\r\n--b--'),
    ],
  ])('refuses %s', async (_, status, code, request) => {
    const response = await request();
    expect(response.status).toBe(status);
    expect((await errorOf(response)).code).toBe(code);
  });

  const send = (body: string) =>
    fetch(`${gateway.baseUrl}/audio/transcriptions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${gateway.apiKey}`,
        'content-type': 'multipart/form-data; boundary=b',
      },
      body,
    });
});
