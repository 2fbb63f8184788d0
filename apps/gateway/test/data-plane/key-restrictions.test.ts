import { createDatabase, type Database } from '@weir/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chat, chatBody, errorOf, post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
let database: Database;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { TRUSTED_PROXIES: '' } });
  database = createDatabase(gateway.databaseUrl, { poolSize: 2 });
  await gateway.addAlias('fast', 'sim-fast');
  await gateway.addAlias('cached', 'sim-cached');
});
afterAll(async () => {
  await database.close();
  await gateway.stop();
});

type Headers = Readonly<Record<string, string | null>>;

const as = (secret: string): Headers => ({ authorization: `Bearer ${secret}` });

async function expectRefusal(response: Response, code: string): Promise<void> {
  expect({ status: response.status, error: await errorOf(response) }).toMatchObject({
    status: 403,
    error: { type: 'permission_error', code },
  });
}

describe('a key that may use some models only', () => {
  let key: Headers;
  beforeAll(async () => {
    key = as((await gateway.createKey('live', null, { allowedModels: ['sim-fast'] })).secret);
  });

  it.each(['sim-fast', 'fast'])('may use %s', async (model) => {
    expect((await chat(gateway, model, {}, key)).status).toBe(200);
  });

  it.each(['sim-cached', 'cached'])('may not use %s, nor reach its upstream', async (model) => {
    const before = gateway.simulator.requests.length;
    await expectRefusal(await chat(gateway, model, {}, key), 'model_not_allowed');
    await expectRefusal(await chat(gateway, model, { stream: true }, key), 'model_not_allowed');
    const completion = await post(gateway, '/completions', JSON.stringify({ model, prompt: 'x' }), key);
    await expectRefusal(completion, 'model_not_allowed');
    expect(gateway.simulator.requests.length).toBe(before);
  });

  it('may not name two models in one body', async () => {
    const body = chatBody('sim-fast').replace('{', '{"model":"sim-cached",');
    const response = await post(gateway, '/chat/completions', body, key);
    expect({ status: response.status, error: await errorOf(response) }).toMatchObject({
      status: 400,
      error: { code: 'invalid_parameter', param: 'model' },
    });
  });

  it('sees those models and no other', async () => {
    const get = (path: string) =>
      fetch(`${gateway.baseUrl}${path}`, { headers: key as Record<string, string> });
    const { data } = (await (await get('/models')).json()) as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).toEqual(['sim-fast']);
    expect((await get('/models/fast')).status).toBe(200);
    for (const name of ['sim-cached', 'cached', 'no-such-model']) {
      const response = await get(`/models/${name}`);
      expect(response.status).toBe(404);
      expect((await errorOf(response)).message).toBe(
        `The model \`${name}\` does not exist, or this key has no access to it.`,
      );
    }
  });

  it('may use what the workspace allows at most, from the moment it does so', async () => {
    const set = (allowed: string[] | null) => database.sql`update workspaces set allowed_models = ${allowed}`;
    const unrestricted = as(gateway.apiKey);
    expect((await chat(gateway, 'sim-cached', {}, unrestricted)).status).toBe(200);
    try {
      await set(['sim-cached']);
      await vi.waitFor(
        async () => expectRefusal(await chat(gateway, 'fast', {}, unrestricted), 'model_not_allowed'),
        10_000,
      );
      expect((await chat(gateway, 'cached', {}, unrestricted)).status).toBe(200);
      await expectRefusal(await chat(gateway, 'sim-fast', {}, key), 'model_not_allowed');
      await expectRefusal(await chat(gateway, 'sim-cached', {}, key), 'model_not_allowed');
    } finally {
      await set(null);
    }
  });
});

describe('a key that opens some endpoints only', () => {
  it.each([
    ['chat.completions', ['POST /chat/completions']],
    ['completions', ['POST /completions']],
    ['models', ['GET /models', 'GET /models/sim-fast']],
  ] as const)('opens those of %s, and /v1/key', async (scope, open) => {
    const { secret } = await gateway.createKey('live', null, { endpointScopes: [scope] });
    for (const call of [
      'POST /chat/completions',
      'POST /completions',
      'GET /models',
      'GET /models/sim-fast',
      'GET /key',
    ]) {
      const [method, path] = call.split(' ') as [string, string];
      const response = await fetch(gateway.baseUrl + path, {
        method,
        headers: { ...as(secret), 'content-type': 'application/json' } as Record<string, string>,
        ...(method === 'POST' ? { body: chatBody('sim-fast', { prompt: 'x' }) } : {}),
      });
      if (call === 'GET /key' || (open as readonly string[]).includes(call)) {
        expect({ call, status: response.status }).toEqual({ call, status: 200 });
        await response.arrayBuffer();
      } else await expectRefusal(response, 'endpoint_not_allowed');
    }
  });
});

describe('a key that is good from some addresses only', () => {
  it.each(['127.0.0.1/32', '127.0.0.0/8', '0.0.0.0/0', '::ffff:127.0.0.0/104'])(
    'is good from %s',
    async (range) => {
      const { secret } = await gateway.createKey('live', null, { allowedIpRanges: ['10.0.0.0/8', range] });
      expect((await chat(gateway, 'sim-fast', {}, as(secret))).status).toBe(200);
    },
  );

  it.each([{}, { 'x-forwarded-for': '10.1.2.3' }, { 'x-forwarded-for': '127.0.0.1, 10.1.2.3' }])(
    'is good from nowhere else, whatever the client says of itself: %j',
    async (headers) => {
      const { secret } = await gateway.createKey('live', null, { allowedIpRanges: ['10.0.0.0/8'] });
      const spoofed = { ...headers, 'x-real-ip': '10.1.2.3', forwarded: 'for=10.1.2.3' };
      const response = await chat(gateway, 'sim-fast', {}, { ...as(secret), ...spoofed });
      const refusal = response.clone();
      await expectRefusal(response, 'ip_address_not_allowed');
      expect(await refusal.text()).not.toMatch(/10\.|127\./);
      const described = await fetch(`${gateway.baseUrl}/key`, { headers: as(secret) as never });
      await expectRefusal(described, 'ip_address_not_allowed');
    },
  );

  it('is judged by the address that a trusted proxy tells, not by what stands before it', async () => {
    const proxied = await startTestGateway({ env: { TRUSTED_PROXIES: '127.0.0.0/8' } });
    try {
      const { secret } = await proxied.createKey('live', null, { allowedIpRanges: ['10.0.0.0/8'] });
      const from = (forwarded: string) =>
        chat(proxied, 'sim-fast', {}, { ...as(secret), 'x-forwarded-for': forwarded });
      expect((await from('10.1.2.3')).status).toBe(200);
      expect((await from('192.0.2.1, 10.1.2.3')).status).toBe(200);
      await expectRefusal(await from('10.1.2.3, 192.0.2.1'), 'ip_address_not_allowed');
      await expectRefusal(await from('not an address'), 'ip_address_not_allowed');
    } finally {
      await proxied.stop();
    }
  });
});
