import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, errorOf, eventsOf, post } from '../call-gateway.ts';
import { parseAnswer, RawClient, rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const PAGE = 'https://chat.example.com';
const FOREIGN = 'https://evil.example';
const PATHS = [
  ['POST', '/chat/completions'],
  ['POST', '/completions'],
  ['POST', '/responses'],
  ['POST', '/embeddings'],
  ['POST', '/moderations'],
  ['POST', '/rerank'],
  ['POST', '/score'],
  ['GET', '/models'],
  ['GET', '/models/sim-fast'],
  ['GET', '/models/meadow/large'],
  ['GET', '/key'],
] as const;
/** What the official client sends from a page. */
const REQUEST_HEADERS =
  'authorization,content-type,x-stainless-arch,x-stainless-lang,x-stainless-os,x-stainless-package-version,x-stainless-retry-count,x-stainless-runtime,x-stainless-runtime-version,x-stainless-timeout';

function preflight(gateway: TestGateway, path: string, headers: Readonly<Record<string, string>>) {
  return fetch(gateway.baseUrl + path, { method: 'OPTIONS', headers });
}
const asks = (method: string, origin = PAGE, names = REQUEST_HEADERS) => ({
  origin,
  'access-control-request-method': method,
  'access-control-request-headers': names,
});
const corsHeaders = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));
const READABLE = {
  'access-control-allow-origin': PAGE,
  'access-control-expose-headers': '*',
  vary: 'Origin',
};

describe('with DATA_CORS_ORIGINS', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { DATA_CORS_ORIGINS: `${PAGE}, http://localhost:5173` } });
  });
  afterAll(() => gateway.stop());

  it.each(PATHS)('answers a preflight of %s %s without a key', async (method, path) => {
    for (const origin of [PAGE, 'http://localhost:5173']) {
      const answer = await preflight(gateway, path, asks(method, origin));
      expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 204, body: '' });
      expect(corsHeaders(answer.headers)).toEqual({
        ...READABLE,
        'access-control-allow-origin': origin,
        'access-control-allow-methods': method,
        'access-control-allow-headers': REQUEST_HEADERS,
        'access-control-max-age': '7200',
      });
      expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each([
    FOREIGN,
    'null',
    `${PAGE}.evil.example`,
    `${PAGE}:8443`,
    'http://chat.example.com',
    'HTTPS://CHAT.EXAMPLE.COM',
    `${PAGE}, ${FOREIGN}`,
    '*',
  ])('allows nothing to a page of %s', async (origin) => {
    const answer = await preflight(gateway, '/chat/completions', asks('POST', origin));
    expect(answer.status).toBe(204);
    expect(corsHeaders(answer.headers)).toEqual({ vary: 'Origin' });
    const completion = await chat(gateway, 'sim-fast', {}, { origin });
    await completion.arrayBuffer();
    expect(corsHeaders(completion.headers)).toEqual({ vary: 'Origin' });
  });

  it('repeats names of headers only, and no endless list', async () => {
    for (const names of ['x-'.repeat(1_100), 'authorization;x', 'a"b', '<script>']) {
      const answer = await preflight(gateway, '/chat/completions', asks('POST', PAGE, names));
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-headers')).toBeNull();
    }
  });

  it('takes an OPTIONS without the question for a method that is not allowed', async () => {
    const answer = await preflight(gateway, '/chat/completions', { origin: PAGE });
    expect(answer.status).toBe(405);
    expect(await errorOf(answer)).toMatchObject({ code: 'method_not_allowed' });
  });

  it('records no preflight, and counts none as refused', async () => {
    const before = gateway.logger.of('request.refused').length;
    const records = (await gateway.records()).length;
    await preflight(gateway, '/chat/completions', asks('POST'));
    await preflight(gateway, '/chat/completions', asks('POST', FOREIGN));
    expect(gateway.logger.of('request.refused')).toHaveLength(before);
    expect(await gateway.records()).toHaveLength(records);
  });

  it('lets a page read answers, and every one of their headers', async () => {
    const completion = await chat(gateway, 'sim-fast', {}, { origin: PAGE });
    expect(completion.status).toBe(200);
    expect(corsHeaders(completion.headers)).toEqual(READABLE);
    expect(completion.headers.get('x-weir-model')).toBe('sim-fast');
    await completion.arrayBuffer();
    const headers = { origin: PAGE, authorization: `Bearer ${gateway.apiKey}` };
    for (const path of ['/models', '/models/sim-fast', '/key']) {
      const answer = await fetch(gateway.baseUrl + path, { headers });
      expect(answer.status).toBe(200);
      expect(corsHeaders(answer.headers)).toEqual(READABLE);
      expect(answer.headers.get('content-type')).toBe('application/json');
      await answer.arrayBuffer();
    }
  });

  it('lets a page read a stream, whose bytes are the same as without', async () => {
    const body = { stream: true };
    const [page, program] = await Promise.all([
      chat(gateway, 'sim-fast', body, { origin: PAGE }),
      chat(gateway, 'sim-fast', body),
    ]);
    expect(corsHeaders(page.headers)).toEqual(READABLE);
    expect(page.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = eventsOf(await page.text());
    expect(events.at(-1)).toBe('[DONE]');
    expect(events).toHaveLength(eventsOf(await program.text()).length);
  });

  it('frames a stream of many chunks as before', async () => {
    const request = rawRequest({
      apiKey: gateway.apiKey,
      headers: { origin: PAGE },
      body: JSON.stringify({ model: 'sim-echo', stream: true, messages: [{ role: 'user', content: 'x' }] }),
    });
    const answer = await sendRaw(gateway.port, request);
    expect(answer).toMatchObject({ status: 200, isWhole: true });
    expect(answer.headers).toMatchObject({ ...READABLE, 'transfer-encoding': 'chunked' });
    expect(answer.body.toString()).toMatch(/data: \[DONE\]\n\n$/);
  });

  it.each([
    ['without a key', 401, () => chat(gateway, 'sim-fast', {}, { origin: PAGE, authorization: null })],
    ['of a model that there is not', 404, () => chat(gateway, 'no-such', {}, { origin: PAGE })],
    ['that is not JSON', 400, () => post(gateway, '/chat/completions', '{', { origin: PAGE })],
    ['that the upstream rejects', 429, () => chat(gateway, 'sim-error-429', {}, { origin: PAGE })],
    [
      'of the wrong method',
      405,
      () => fetch(`${gateway.baseUrl}/key`, { method: 'PUT', headers: { origin: PAGE } }),
    ],
    [
      'of the models without a key',
      401,
      () => fetch(`${gateway.baseUrl}/models`, { headers: { origin: PAGE } }),
    ],
  ])('lets a page read why a request %s failed', async (_, status, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(corsHeaders(answer.headers)).toEqual(READABLE);
    await errorOf(answer);
  });

  it('lets a page read a refusal that is given before the body is read', async () => {
    const client = await RawClient.connect(gateway.port);
    client.send(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: weir.test\r\norigin: ${PAGE}\r\nauthorization: Bearer ${gateway.apiKey}\r\n` +
        'content-type: application/json\r\ncontent-length: 1000000000\r\n\r\n',
    );
    await client.waitFor('body_too_large');
    const answer = parseAnswer(client.received);
    client.leave();
    expect(answer).toMatchObject({ status: 413, headers: READABLE });
  });

  it('opens no other path: not the management plane, nor health', async () => {
    for (const path of [
      '/v1/organizations',
      '/v1/users/me',
      '/v1/auth/logout',
      '/health/live',
      '/v1/nothing',
    ]) {
      const answer = await fetch(gateway.origin + path, { method: 'OPTIONS', headers: asks('POST') });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      const get = await fetch(gateway.origin + path, { headers: { origin: PAGE } });
      expect(get.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('lets no page use the session of the browser', async () => {
    const cookie = 'weir_session=some-token';
    const answer = await chat(gateway, 'sim-fast', {}, { origin: PAGE, authorization: null, cookie });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(await errorOf(answer)).toMatchObject({ code: 'credential_not_accepted' });
  });

  it('serves the official client in a page', async () => {
    const client = new OpenAI({
      baseURL: gateway.baseUrl,
      apiKey: gateway.apiKey,
      dangerouslyAllowBrowser: true,
      fetch: asInAPage(PAGE),
    });
    const stream = await client.chat.completions.create({
      model: 'sim-fast',
      stream: true,
      messages: [{ role: 'user', content: 'Hello' }],
    });
    let text = '';
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).not.toBe('');
    expect((await client.models.list()).data.length).toBeGreaterThan(0);
    const refused = new OpenAI({
      ...client,
      baseURL: gateway.baseUrl,
      apiKey: gateway.apiKey,
      fetch: asInAPage(FOREIGN),
      maxRetries: 0,
      dangerouslyAllowBrowser: true,
    });
    await expect(refused.models.list()).rejects.toThrow('Connection error');
  });
});

describe('with DATA_CORS_ORIGINS=*', () => {
  it('pages of every origin may call, without credentials', async () => {
    const gateway = await startTestGateway({ env: { DATA_CORS_ORIGINS: '*' } });
    try {
      const answer = await preflight(gateway, '/chat/completions', asks('POST', FOREIGN));
      expect(corsHeaders(answer.headers)).toEqual({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': '*',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': REQUEST_HEADERS,
        'access-control-max-age': '7200',
      });
      const completion = await chat(gateway, 'sim-fast', { stream: true }, { origin: 'null' });
      await completion.text();
      expect(corsHeaders(completion.headers)).toEqual({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': '*',
      });
    } finally {
      await gateway.stop();
    }
  });
});

describe('without DATA_CORS_ORIGINS', () => {
  it('no page may call, whatever CORS_ORIGINS says', async () => {
    const gateway = await startTestGateway({ env: { CORS_ORIGINS: PAGE } });
    try {
      for (const [method, path] of PATHS) {
        const answer = await preflight(gateway, path, asks(method));
        expect(answer.status).toBe(405);
        expect(corsHeaders(answer.headers)).toEqual({});
      }
      const completion = await chat(gateway, 'sim-fast', {}, { origin: PAGE });
      await completion.text();
      expect(corsHeaders(completion.headers)).toEqual({});
    } finally {
      await gateway.stop();
    }
  });
});

/** Fetch as a browser does it for a page of this origin: asks first, and shows no answer that it may not. */
function asInAPage(origin: string): typeof fetch {
  return async (input, init) => {
    const url = String(input);
    const method = init?.method ?? 'GET';
    const headers = new Headers(init?.headers);
    const names = [...headers.keys()].filter((name) => !['accept', 'user-agent'].includes(name));
    const answer = await fetch(url, {
      method: 'OPTIONS',
      headers: asks(method.toUpperCase(), origin, names.join()),
    });
    const allowed = (name: string) => answer.headers.get(`access-control-allow-${name}`)?.split(',') ?? [];
    if (!answer.ok || !allowed('origin').includes(origin)) throw new TypeError('Failed to fetch');
    if (!allowed('methods').includes(method.toUpperCase())) throw new TypeError('Failed to fetch');
    if (!names.every((name) => allowed('headers').includes(name))) throw new TypeError('Failed to fetch');
    headers.set('origin', origin);
    const response = await fetch(url, { ...init, headers });
    if (response.headers.get('access-control-allow-origin') !== origin)
      throw new TypeError('Failed to fetch');
    return response;
  };
}
