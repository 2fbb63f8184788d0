import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseSse, sendRaw } from '../test/raw-http.ts';
import { readingModels, scenarios } from './scenarios.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.ts';

const running: Simulator[] = [];
async function start(options?: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator(options);
  running.push(simulator);
  return simulator;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

const messages = [{ role: 'user', content: 'Hello' }];
const post = (simulator: Simulator, body: unknown, headers: Record<string, string> = {}) =>
  sendRaw(simulator.port, { body, headers, idleMs: 500 });
// biome-ignore lint/suspicious/noExplicitAny: bodies are checked member by member
const jsonOf = (answer: { body: Buffer }): any => JSON.parse(answer.body.toString());

describe('the requests it received', () => {
  it('are found by the number in the answer, with headers, body and what became of them', async () => {
    const simulator = await start();
    const body = { model: 'sim-fast', messages, stream: true, unknown_field: [1] };
    const answer = await post(simulator, body, { 'x-marked': 'yes' });
    const record = simulator.request(answer.headers['x-simulator-request']!)!;
    expect(record).toMatchObject({
      method: 'POST',
      path: '/v1/chat/completions',
      json: body,
      isStream: true,
      scenario: 'fast',
      status: 200,
      sentBytes: answer.body.length,
      ending: 'finished',
    });
    expect(record.headers['x-marked']).toBe('yes');
    expect(record.sentBody).toBeUndefined();
  });

  it('are forgotten, oldest first, beyond the bounds', async () => {
    const simulator = await start({ maximumRecords: 3, maximumRecordedBytes: 500, recordBytes: true });
    for (let count = 0; count < 5; count++) {
      await sendRaw(simulator.port, { path: '/health' });
    }
    expect(simulator.requests.map((record) => record.number)).toEqual([3, 4, 5]);
    await post(simulator, { model: 'sim-fast', messages, padding: 'x'.repeat(600) });
    expect(simulator.requests.map((record) => record.body.length)).toEqual([0]);
    expect(simulator.requests[0]!.bodyBytes).toBeGreaterThan(600);
  });

  it('can be awaited', async () => {
    const simulator = await start();
    const arriving = simulator.nextRequest();
    await post(simulator, { model: 'sim-fast?tokens=1', messages });
    expect(await arriving).toMatchObject({ number: 1, parameters: { tokens: 1 } });
  });
});

/** A busy machine may hold up one try, not all of them. */
const PROMPT = { retry: 4 };

describe('a client that goes away', () => {
  it.each(['stall-middle', 'never-answer', 'slow-headers?headers_delay_ms=9000'])(
    'is noticed at once: %s',
    PROMPT,
    async (scenario) => {
      const simulator = await start();
      const gone: number[] = [];
      simulator.onClientGone(({ request }) => gone.push(request));
      const arriving = simulator.nextRequest();
      const body = { model: `sim-${scenario}`, messages, stream: true };
      const answer = sendRaw(simulator.port, { body, idleMs: 30 });
      const record = await arriving;
      expect(simulator.events).toMatchObject({ openConnections: 1, openRequests: 1, openStreams: 1 });
      await answer;
      const leftAtMs = performance.now();
      expect(await record.ended).toBe('client_gone');
      expect(record.endedAtMs! - leftAtMs).toBeLessThan(50);
      expect(gone).toEqual([1]);
      expect(simulator.events).toMatchObject({ openRequests: 0, openStreams: 0 });
      expect(simulator.events.clientsGone).toEqual([{ request: 1, atMs: record.endedAtMs }]);
    },
  );

  it('is told apart from a simulator that closes', async () => {
    const simulator = await start();
    const arriving = simulator.nextRequest();
    const answer = post(simulator, { model: 'sim-steady?tokens=1000', messages, stream: true });
    const record = await arriving;
    await simulator.close();
    expect((await answer).isWhole).toBe(false);
    expect(await record.ended).toBe('simulator_closed');
    expect(simulator.events).toMatchObject({ openConnections: 0, openRequests: 0, clientsGone: [] });
  });

  it('ends a running stream between two tokens', PROMPT, async () => {
    const simulator = await start();
    const arriving = simulator.nextRequest();
    const abort = new AbortController();
    const response = fetch(`${simulator.url}/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'sim-steady?tokens=1000&ttft_ms=0', messages, stream: true }),
      signal: abort.signal,
    });
    const reader = (await response).body!.getReader();
    await reader.read();
    const record = await arriving;
    const abortedAtMs = performance.now();
    abort.abort();
    await expect(reader.read()).rejects.toThrow();
    expect(await record.ended).toBe('client_gone');
    expect(record.endedAtMs! - abortedAtMs).toBeLessThan(50);
    const sentBytes = record.sentBytes;
    await sendRaw(simulator.port, { body: { model: 'sim-steady?tokens=3', messages, stream: true } });
    expect(record.sentBytes).toBe(sentBytes);
  });
});

describe('connections', () => {
  it('are kept alive between streamed and plain answers', async () => {
    const simulator = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const stream of [true, false, true]) {
      await new Promise<void>((resolve, reject) => {
        const request = httpRequest(
          `${simulator.url}/v1/chat/completions`,
          { method: 'POST', agent },
          (response) => response.resume().on('end', resolve).on('error', reject),
        );
        request.on('error', reject);
        request.end(JSON.stringify({ model: 'sim-fast', messages, stream }));
      });
    }
    agent.destroy();
    expect(simulator.events.acceptedConnections).toBe(1);
    expect(simulator.requests).toHaveLength(3);
  });

  it('answer pipelined requests in order', async () => {
    const simulator = await start();
    const bodyOf = (model: string) => JSON.stringify({ model, messages, stream: true });
    const rawOf = (model: string, connection: string) =>
      `POST /v1/chat/completions HTTP/1.1\r\nhost: s\r\nconnection: ${connection}\r\n` +
      `content-length: ${bodyOf(model).length}\r\n\r\n${bodyOf(model)}`;
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(simulator.port, '127.0.0.1', () =>
        socket.write(rawOf('sim-steady?tokens=3', 'keep-alive') + rawOf('sim-fast?tokens=2', 'close')),
      );
      socket.setEncoding('utf8');
      socket.on('data', (part) => {
        received += part;
      });
      socket.on('close', () => resolve(received));
    });
    const order = [...text.matchAll(/x-simulator-request: \d|"model":"sim-\w+|\[DONE\]/g)].map(
      ([match]) => match,
    );
    const isFirst = (match: string) => match.endsWith('1') || match.includes('steady');
    expect(order.filter((match) => match === '[DONE]')).toHaveLength(2);
    expect(order.slice(0, order.indexOf('[DONE]')).every(isFirst)).toBe(true);
    expect(order.slice(order.indexOf('[DONE]') + 1, -1).some(isFirst)).toBe(false);
  });

  it('serve HTTP/1.0 without chunks', async () => {
    const simulator = await start();
    const body = { model: 'sim-fast', messages, stream: true };
    const answer = await sendRaw(simulator.port, { body, httpVersion: '1.0' });
    expect(answer.headers['transfer-encoding']).toBeUndefined();
    expect(parseSse(answer.body).at(-1)).toBe('[DONE]');
  });

  it('wait for a reader that is slow', async () => {
    const simulator = await start();
    const body = JSON.stringify({
      model: 'sim-giant-event?event_bytes=30000000&tokens=2',
      messages,
      stream: true,
    });
    const record = simulator.nextRequest();
    const total = await new Promise<number>((resolve) => {
      let bytes = 0;
      const socket = connect(simulator.port, '127.0.0.1', () => {
        socket.write(`POST /v1/chat/completions HTTP/1.1\r\nhost: s\r\nconnection: close\r\n`);
        socket.write(`content-length: ${body.length}\r\n\r\n${body}`);
      });
      socket.pause();
      record.then(({ ending }) => {
        expect(ending).toBeUndefined();
        socket.resume();
      });
      socket.on('data', (part) => {
        bytes += part.length;
      });
      socket.on('close', () => resolve(bytes));
    });
    expect(total).toBeGreaterThan(30_000_000);
    expect((await record).ending).toBe('finished');
  });
});

describe('refusals', () => {
  it('asks for its API key below /v1 only', async () => {
    const simulator = await start({ apiKey: 'key-of-test' });
    const body = { model: 'sim-fast', messages };
    const refused = await post(simulator, body, { authorization: 'Bearer other' });
    expect(refused.status).toBe(401);
    expect(jsonOf(refused).error).toMatchObject({ type: 'authentication_error', code: 'invalid_api_key' });
    expect((await post(simulator, body, { authorization: 'Bearer key-of-test' })).status).toBe(200);
    expect((await sendRaw(simulator.port, { path: '/v1/models' })).status).toBe(401);
    expect((await sendRaw(simulator.port, { path: '/health' })).status).toBe(200);
  });

  it.each([
    [{ messages }, 400, 'model'],
    [{ model: 'sim-fast' }, 400, 'messages'],
    [{ model: 'sim-fast', messages: 'Hello' }, 400, 'messages'],
    [{ model: 'sim-fast', messages: [] }, 400, 'messages'],
    [{ model: 'sim-fast', messages, n: 0 }, 400, 'n'],
    [{ model: 'sim-fast', messages, n: 17 }, 400, 'n'],
    [{ model: 'sim-fast?tokens=100000', messages, n: 16 }, 400, 'n'],
    [{ model: 'sim-fast', messages, tools: 'all' }, 400, 'tools'],
    [{ model: 'sim-fast?tokens=many', messages }, 400, 'model'],
    [{ model: 'sim-flaky?fail_as=flaky', messages }, 400, 'model'],
    [{ model: 'gpt-5', messages }, 404, 'model'],
    [[], 400, null],
  ])('%j is answered %i', async (body, status, param) => {
    const simulator = await start();
    const answer = await post(simulator, body);
    expect(answer.status).toBe(status);
    expect(jsonOf(answer).error.param).toBe(param);
    if (status === 404) expect(jsonOf(answer).error.code).toBe('model_not_found');
  });

  it('knows paths and methods', async () => {
    const simulator = await start();
    expect((await sendRaw(simulator.port, { path: '/v1/nothing' })).status).toBe(404);
    const wrongMethod = await sendRaw(simulator.port, { method: 'GET' });
    expect(wrongMethod).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect((await sendRaw(simulator.port, { method: 'POST', path: '/v1/models', body: {} })).status).toBe(
      405,
    );
  });

  it('refuses a body beyond 64 MiB before it is sent', async () => {
    const simulator = await start();
    const answer = await sendRaw(simulator.port, {
      body: {},
      headers: { 'content-length': String(64 * 1_024 * 1_024 + 1) },
    });
    expect(answer.status).toBe(413);
  });
});

describe('models', () => {
  it('lists simulated models with their prices', async () => {
    const simulator = await start();
    const { object, data } = jsonOf(await sendRaw(simulator.port, { path: '/v1/models' }));
    expect(object).toBe('list');
    expect(data.length).toBeGreaterThan(3);
    for (const model of data) {
      expect(model).toMatchObject({ object: 'model', owned_by: 'weir-simulator' });
      expect(model.id).toMatch(/^sim-/);
      expect(model.name).toMatch(/^Simulated/);
      expect(Object.keys(model.pricing)).toEqual(
        model.id === 'sim-rerank-searches'
          ? ['request']
          : ['prompt', 'completion', 'input_cache_read', 'input_cache_write'],
      );
      expect(model.architecture.output_modalities).toHaveLength(1);
      for (const price of Object.values(model.pricing)) expect(price).toMatch(/^0(\.\d+)?$/);
      expect((await post(simulator, { model: `${model.id}?ttft_ms=0&itl_ms=0`, messages })).status).toBe(200);
    }
  });

  it('lists every scenario once when asked to, its own and the faults included', async () => {
    const own = {
      mine: { description: 'mine', outcome: 'completed', nonStreamedOutcome: 'completed' },
    } as const;
    const simulator = await start({ listsAll: true, scenarios: own });
    const { data } = jsonOf(await sendRaw(simulator.port, { path: '/v1/models' }));
    const ids = data.map((model: { id: string }) => model.id);
    expect([...ids].sort()).toEqual(
      Object.keys({ ...scenarios, ...readingModels, ...own })
        .map((name) => `sim-${name}`)
        .sort(),
    );
    expect(ids[0]).toBe('sim-echo');
  });

  it('describes any scenario, listed or not', async () => {
    const simulator = await start();
    const get = (id: string) => sendRaw(simulator.port, { path: `/v1/models/${encodeURIComponent(id)}` });
    expect(jsonOf(await get('sim-echo'))).toMatchObject({ id: 'sim-echo', name: 'Simulated Echo' });
    expect(jsonOf(await get('sim-cut-middle?at=3')).id).toBe('sim-cut-middle?at=3');
    expect((await get('gpt-5')).status).toBe(404);
  });
});

describe('scenarios that need more than one request', () => {
  it('flaky fails as often as asked for each key, then answers', async () => {
    const simulator = await start();
    const statusOf = async (key: string) =>
      (await post(simulator, { model: `sim-flaky?times=2&fail_as=error-429&key=${key}`, messages })).status;
    expect([await statusOf('a'), await statusOf('a'), await statusOf('b')]).toEqual([429, 429, 429]);
    expect([await statusOf('a'), await statusOf('a'), await statusOf('b')]).toEqual([200, 200, 429]);
    simulator.reset();
    expect(await statusOf('a')).toBe(429);
  });

  it('serves scenarios of its own', async () => {
    const own = {
      description: 'ours',
      outcome: 'fault',
      nonStreamedOutcome: 'fault',
      error: { status: 418 },
    } as const;
    const simulator = await start({ scenarios: { teapot: own } });
    expect((await post(simulator, { model: 'sim-teapot', messages })).status).toBe(418);
  });
});

describe('the shape of answers', () => {
  it('obeys the order of the header', async () => {
    const simulator = await start();
    const answer = await post(
      simulator,
      { model: 'gpt-5', messages },
      { 'x-simulator-scenario': 'fast?tokens=50,cached_tokens=5' },
    );
    expect(jsonOf(answer).usage).toMatchObject({
      completion_tokens: 50,
      prompt_tokens_details: { cached_tokens: 5 },
    });
  });

  it('stops at max_tokens and says so', async () => {
    const simulator = await start();
    const answer = await post(simulator, { model: 'sim-fast', messages, max_tokens: 7 });
    expect(jsonOf(answer)).toMatchObject({
      choices: [{ finish_reason: 'length' }],
      usage: { completion_tokens: 7 },
    });
  });

  it('tells usage in a stream only when asked', async () => {
    const simulator = await start();
    const answer = await post(simulator, { model: 'sim-fast', messages, stream: true });
    expect(answer.body.includes('usage')).toBe(false);
  });

  it('gives running usage to those who ask as vLLM lets them', async () => {
    const simulator = await start();
    const stream_options = { include_usage: true, continuous_usage_stats: true };
    const answer = await post(simulator, {
      model: 'sim-fast?tokens=2',
      messages,
      stream: true,
      stream_options,
    });
    const counts = parseSse(answer.body)
      .slice(0, -1)
      .map((data) => JSON.parse(data).usage.completion_tokens);
    expect(counts).toEqual([0, 1, 2, 2, 2]);
  });

  it('gives several choices in turns', async () => {
    const simulator = await start();
    const answer = await post(simulator, { model: 'sim-fast?tokens=2', messages, stream: true, n: 2 });
    const indexes = parseSse(answer.body)
      .slice(0, -1)
      .map((data) => JSON.parse(data).choices[0].index);
    expect(indexes).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    const whole = jsonOf(await post(simulator, { model: 'sim-fast?tokens=2', messages, n: 3 }));
    expect(whole.choices).toHaveLength(3);
    expect(whole.usage.completion_tokens).toBe(6);
  });
});
