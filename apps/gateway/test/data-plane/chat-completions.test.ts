import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, chatBody, eventsOf, MESSAGES, post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('POST /v1/chat/completions', () => {
  it('answers a stream with the headers of a stream', async () => {
    const response = await chat(gateway, 'sim-fast', { stream: true });
    const events = eventsOf(await response.text());

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': expect.stringMatching(/^req_/),
      'x-weir-model': 'sim-fast',
      'x-weir-deployment': expect.stringMatching(UUID),
      'x-weir-attempts': '1',
      'x-weir-overhead-us': expect.stringMatching(/^\d+$/),
    });
    expect(response.headers.has('content-length')).toBe(false);
    expect(events.at(-1)).toBe('[DONE]');
    expect(events.length).toBeGreaterThan(40);
  });

  it('answers in one piece with its length, and without the headers of a stream', async () => {
    const response = await chat(gateway, 'sim-fast');
    const text = await response.text();

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'content-length': `${Buffer.byteLength(text)}`,
      'x-request-id': expect.stringMatching(/^req_/),
      'x-weir-model': 'sim-fast',
      'x-weir-deployment': expect.stringMatching(UUID),
      'x-weir-attempts': '1',
      'x-weir-overhead-us': expect.stringMatching(/^\d+$/),
    });
    expect(response.headers.has('cache-control')).toBe(false);
    expect(response.headers.has('x-accel-buffering')).toBe(false);
    expect(JSON.parse(text)).toMatchObject({ object: 'chat.completion', model: 'sim-fast' });
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/x+json'])(
    'takes a body of type %s',
    async (contentType) => {
      const response = await chat(gateway, 'sim-fast', {}, { 'content-type': contentType });
      await response.arrayBuffer();

      expect(response.status).toBe(200);
    },
  );

  it('tells its own time until the first byte, not that of the upstream', async () => {
    const warm = await chat(gateway, 'sim-fast', { stream: true });
    await warm.arrayBuffer();

    const response = await chat(gateway, 'sim-slow-headers', { stream: true });
    await response.arrayBuffer();

    expect(Number(response.headers.get('x-weir-overhead-us'))).toBeLessThan(500_000);
  });

  it('answers requests that come on one connection at once, in their order', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const response = await chat(
          gateway,
          'sim-random-splits',
          { stream: true },
          { 'x-request-id': `n${index}` },
        );
        return { id: response.headers.get('x-request-id'), last: eventsOf(await response.text()).at(-1) };
      }),
    );

    expect(answers).toEqual(answers.map((_, index) => ({ id: `n${index}`, last: '[DONE]' })));
  });
});

describe('what the upstream is sent', () => {
  /** Posts the text as it is; the upstream's view of it. */
  async function forwarded(text: string, path = '/chat/completions') {
    const after = gateway.simulator.requests.at(-1)?.number ?? 0;
    const response = await post(gateway, path, text);
    await response.arrayBuffer();
    expect(response.status).toBe(200);
    return gateway.simulator.requests.find(({ number }) => number > after)!;
  }

  it('is the very body of the client when nothing has to change', async () => {
    const text =
      ' {\t"seed": 12345678901234567890123, "model":"sim-fast",\n "temperature": 1.0e0, "unknown": {"a": [1, 2.50, "\\u00e9\\ud83d\\ude00"]},' +
      `"messages": ${JSON.stringify(MESSAGES)}, "stream":false, "logit_bias": {"50256": -100} }\r\n`;

    const { body } = await forwarded(text);

    expect(body.toString()).toBe(text);
  });

  it('is the very body of a stream that asks for usage itself', async () => {
    const text = chatBody('sim-fast', {
      stream: true,
      stream_options: { include_usage: true, extra: [1.5] },
    });

    const { body } = await forwarded(text);

    expect(body.toString()).toBe(text);
  });

  it('asks for usage on a stream that does not, touching no other character', async () => {
    const text = `{"model":"sim-fast", "big": 9007199254740993.000, "stream" : true,"messages":${JSON.stringify(MESSAGES)} }`;

    const { body } = await forwarded(text);

    expect(body.toString()).toBe(
      `{"model":"sim-fast", "big": 9007199254740993.000, "stream" : true,"messages":${JSON.stringify(MESSAGES)} ,"stream_options":{"include_usage":true}}`,
    );
  });

  it('keeps the stream options that the client gave', async () => {
    const { json } = await forwarded(
      chatBody('sim-fast', { stream: true, stream_options: { include_obfuscation: false } }),
    );

    expect(json).toMatchObject({ stream_options: { include_obfuscation: false, include_usage: true } });
  });

  it('changes nothing else in the stream options, whatever JSON.parse would make of it', async () => {
    const options = '{ "id": 12345678901234567890, "x":1.10,"n":1E5 ';
    const { body } = await forwarded(
      `{"model":"sim-fast","messages":${JSON.stringify(MESSAGES)},"stream":true,"stream_options":${options}}}`,
    );

    expect(body.toString()).toContain(`"stream_options":${options},"include_usage":true}}`);
  });

  it('has the stream options of a request that does not stream', async () => {
    const text = chatBody('sim-fast', { stream: false, stream_options: { include_usage: true } });

    const { body } = await forwarded(text);

    expect(body.toString()).toBe(text);
  });

  it('does not ask for usage when the answer comes in one piece', async () => {
    const { json } = await forwarded(chatBody('sim-fast', { stream: false }));

    expect(json).not.toHaveProperty('stream_options');
  });

  it('carries the credential of the connection and none of the client’s', async () => {
    const { headers } = await forwarded(chatBody('sim-fast'));

    expect(headers.authorization).toMatch(/^Bearer sk-upstream-/);
    expect(JSON.stringify(headers)).not.toContain(gateway.apiKey);
    expect(headers['accept-encoding']).toBe('identity');
  });

  it('names an aliased model as the upstream knows it, and the client’s own characters otherwise', async () => {
    await gateway.addAlias('river', 'sim-fast');

    const rest = `"messages": ${JSON.stringify(MESSAGES)} }`;

    const { body } = await forwarded(`{ "x": 1.00, "model" : "river", ${rest}`);

    expect(body.toString()).toBe(`{ "x": 1.00, "model" : "sim-fast", ${rest}`);
  });

  it('names a renamed model as the upstream knows it, streamed and not', async () => {
    await gateway.connect({ name: 'renaming', baseUrl: gateway.simulator.url }, [
      { model: 'acme/brook', upstreamName: 'sim-fast?tokens=3' },
    ]);

    const messages = `"messages":${JSON.stringify(MESSAGES)}`;

    const whole = await forwarded(`{"model":"acme\\/brook",${messages}}`);
    const streamed = await forwarded(`{"model":"acme/brook",${messages},"stream":true}`);

    expect(whole.body.toString()).toBe(`{"model":"sim-fast?tokens=3",${messages}}`);
    expect(streamed.body.toString()).toBe(
      `{"model":"sim-fast?tokens=3",${messages},"stream":true,"stream_options":{"include_usage":true}}`,
    );
  });

  it('asks an upstream that knows it for running usage', async () => {
    await gateway.connect({ name: 'running', baseUrl: gateway.simulator.url, continuousUsage: true }, [
      { model: 'running', upstreamName: 'sim-fast' },
    ]);

    const { json } = await forwarded(chatBody('running', { stream: true }));

    expect(json).toMatchObject({ stream_options: { include_usage: true, continuous_usage_stats: true } });
  });
});
