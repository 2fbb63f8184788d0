import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Anthropic from '@anthropic-ai/sdk';
import type { KeyRoutingPolicy } from '@weir/domain/routing';
import { createDatabase } from '@weir/postgres';
import { seedLimit } from '@weir/postgres/testing';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const OWN = 'sk-ant-oat01-of-a-person-who-has-a-plan';
const BEDROCK_KEY = 'ABSK-of-the-tests';
const FALLBACK_KEY = 'sk-ant-api03-of-the-fallback';
/** What the plan answers to each model; the fallback works, but for the last one. */
const MODELS = {
  'claude-well': 'sim-fast',
  'claude-used-up': 'sim-error-429-usage-limit',
  'claude-limited': 'sim-error-429',
  'claude-overloaded': 'sim-error-503',
  'claude-broken': 'sim-error-500',
  'claude-gone': 'sim-refuse',
  'claude-cut': 'sim-cut-before-first-event',
  'claude-refused': 'sim-error-400',
  'claude-unauthorized': 'sim-error-401',
  'claude-no-fallback': 'sim-error-429-usage-limit',
};

let gateway: TestGateway;
let fallback: Simulator;
let key: string;
let withoutFallback: string;
let planFirst: string;
let bedrockOnly: string;
beforeAll(async () => {
  [gateway, fallback] = await Promise.all([
    startTestGateway({ env: { AWS_REGION: 'eu-central-1' } }),
    startSimulator({ recordBytes: true }),
  ]);
  const plan = await gateway.connect(
    { name: 'plan', kind: 'anthropic', baseUrl: `${gateway.simulator.url}/v1` },
    Object.entries(MODELS).map(([model, upstreamName]) => ({ model, upstreamName })),
  );
  const second = await gateway.connect(
    { name: 'fallback', kind: 'anthropic', baseUrl: `${fallback.url}/v1`, credential: FALLBACK_KEY },
    Object.keys(MODELS).map((model) => ({
      model,
      upstreamName: model === 'claude-no-fallback' ? 'sim-error-401' : 'sim-fast',
    })),
  );
  await gateway.connect(
    { name: 'bedrock', kind: 'bedrock', baseUrl: fallback.url, credential: BEDROCK_KEY },
    Object.keys(MODELS).map((model) => ({
      model,
      upstreamName: 'us.anthropic.claude-sim-tools-v1:0?itl_ms=1',
    })),
  );
  const { sql, close } = createDatabase(gateway.databaseUrl, { poolSize: 1 });
  await sql`update connections set credential_from = 'client' where id = ${plan}`;
  await close();
  await gateway.composition.services.catalog.reload();
  gateway.simulator.reset();
  const made = (routingPolicy: KeyRoutingPolicy) =>
    gateway.createKey('live', null, { routingPolicy }).then(({ secret }) => secret);
  [key, withoutFallback] = [await made([plan, second]), await made([plan])];
  [planFirst, bedrockOnly] = [await made('plan_first'), await made('bedrock_only')];
});
afterAll(async () => {
  await gateway.stop();
  await fallback.close();
});

const BODY = { max_tokens: 64, messages: [{ role: 'user', content: 'How much water passes the weir?' }] };

function ask(
  model: string,
  {
    weirKey = key,
    own = OWN as string | null,
    stream = false,
  }: Partial<Record<'weirKey', string>> & {
    own?: string | null;
    stream?: boolean;
  } = {},
) {
  gateway.simulator.reset();
  fallback.reset();
  return post(gateway, '/messages', JSON.stringify({ ...BODY, model, stream }), {
    authorization: own === null ? null : `Bearer ${own}`,
    'x-weir-api-key': weirKey,
  });
}

const seenBy = (simulator: Simulator) => simulator.requests.map(({ headers }) => JSON.stringify(headers));

describe('a plan with the client’s own credential', () => {
  it('gets it, and neither Weir’s key nor that of another connection', async () => {
    const response = await ask('claude-well');
    expect(response.status).toBe(200);
    await response.text();
    const [headers, ...more] = seenBy(gateway.simulator);
    expect(more).toEqual([]);
    expect(headers).toContain(`"authorization":"Bearer ${OWN}"`);
    expect(headers).not.toContain(key);
    expect(headers).not.toContain(FALLBACK_KEY);
    expect(seenBy(fallback)).toEqual([]);
  });

  it.each([
    'claude-used-up',
    'claude-limited',
    'claude-overloaded',
    'claude-broken',
    'claude-gone',
    'claude-cut',
  ])('falls back where it does not answer: %s', async (model) => {
    for (const stream of [false, true]) {
      const response = await ask(model, { stream });
      expect(response.status).toBe(200);
      await response.text();
      const [toFallback, ...more] = seenBy(fallback);
      expect(more).toEqual([]);
      expect(toFallback).toContain(FALLBACK_KEY);
      expect(toFallback).not.toContain(OWN);
      expect(toFallback).not.toContain(key);
      const record = await gateway.recordOf(response.headers.get('x-request-id'));
      expect(record).toMatchObject({ isFallback: true, ending: 'completed' });
      expect(record.attempts.map(({ errorCode }) => errorCode === null)).toEqual([false, true]);
    }
  });

  it.each([
    ['claude-refused', 400],
    ['claude-unauthorized', 401],
  ])('never falls back on what is the client’s own: %s', async (model, status) => {
    const response = await ask(model);
    expect(response.status).toBe(status);
    expect(seenBy(fallback)).toEqual([]);
    expect(await response.text()).not.toContain(OWN);
  });

  it.each([
    ['no fallback', 'claude-used-up', 0],
    ['no credential for it that works', 'claude-no-fallback', 1],
  ])('tells its own error where there is %s', async (_, model, asked) => {
    const weirKey = asked === 0 ? withoutFallback : key;
    const response = await ask(model, { weirKey });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3600');
    expect(await response.json()).toMatchObject({ error: { type: 'rate_limit_error' } });
    expect(seenBy(fallback)).toHaveLength(asked);
  });

  it('is passed over without one, and is told what is missing where there is nothing else', async () => {
    const response = await ask('claude-well', { own: null });
    expect(response.status).toBe(200);
    await response.text();
    expect([seenBy(gateway.simulator).length, seenBy(fallback).length]).toEqual([0, 1]);
    const refused = await ask('claude-well', { own: null, weirKey: withoutFallback });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('x-weir-api-key');
  });

  it('never gets a key of Weir', async () => {
    const refused = await ask('claude-well', { own: key, weirKey: withoutFallback });
    expect(refused.status).toBe(401);
    expect([seenBy(gateway.simulator), seenBy(fallback)]).toEqual([[], []]);
  });

  it('is neither logged nor stored', async () => {
    const response = await ask('claude-used-up');
    await response.text();
    await gateway.recordOf(response.headers.get('x-request-id'));
    const { sql, close } = createDatabase(gateway.databaseUrl, { poolSize: 1 });
    const tables = await sql<{ name: string }[]>`
      select quote_ident(table_name) as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const [row] = await sql.unsafe<{ found: boolean }[]>(
        `select exists (select from ${name} as t where t::text like '%of-a-person%') as found`,
      );
      expect([name, row!.found]).toEqual([name, false]);
    }
    await close();
    expect(JSON.stringify(gateway.logger.entries)).not.toContain('of-a-person');
  });
});

describe('a plan that costs nothing', () => {
  /** A key of a free plan and what comes behind it, whose budget has room for nothing, or for much. */
  async function withBudget(amount: bigint, upstreamName: string) {
    const model = `free-${amount}-${upstreamName}`;
    const served = [{ model, upstreamName }];
    const url = `${gateway.simulator.url}/v1`;
    const name = `free ${model}`;
    const free = await gateway.connect({ name, kind: 'anthropic', baseUrl: url }, served);
    const costly = { name: `${name}, then`, baseUrl: `${fallback.url}/v1`, credential: FALLBACK_KEY };
    const second = await gateway.connect({ ...costly, kind: 'anthropic' }, [
      { model, upstreamName: 'sim-fast' },
    ]);
    const database = createDatabase(gateway.databaseUrl, { poolSize: 1 });
    await database.sql`update connections set free = true where id = ${free}`;
    await gateway.composition.services.catalog.reload();
    const both = await gateway.createKey('live', null, { routingPolicy: [free, second] });
    const alone = await gateway.createKey('live', null, { routingPolicy: [free] });
    const { organizationId, id: scopeId } = both.key;
    await seedLimit(database, { organizationId, scope: 'api_key', scopeId, amount });
    await database.close();
    return { model, both: both.secret, alone: alone.secret };
  }

  /** Without the ids of the request, which differ. */
  const told = async (response: Response) => {
    const { request_id: _, ...body } = (await response.json()) as { request_id: string };
    const headers = ['content-type', 'retry-after'].map((name) => response.headers.get(name));
    return [response.status, headers, body];
  };

  it('serves a key whose budget is spent, for nothing', async () => {
    const { model, both } = await withBudget(1n, 'sim-fast');
    const response = await ask(model, { weirKey: both });
    expect(response.status).toBe(200);
    await response.text();
    const record = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(record).toMatchObject({ ending: 'completed', costNanoUsd: 0n, isFallback: false });
    expect(record.usage.outputTokens).toBeGreaterThan(0);
  });

  it('tells its own error, as without a fallback, where the budget has no room for one', async () => {
    const { model, both, alone } = await withBudget(1n, 'sim-error-429-usage-limit');
    const refused = await ask(model, { weirKey: both });
    const id = refused.headers.get('x-request-id');
    expect(seenBy(fallback)).toEqual([]);
    expect(await told(refused)).toEqual(await told(await ask(model, { weirKey: alone })));
    const record = await gateway.recordOf(id);
    expect(record).toMatchObject({ status: 429, errorCode: 'upstream_usage_limited' });
    expect(record.attempts).toHaveLength(1);
  });

  it('goes on where the budget has room, and the budget pays', async () => {
    const { model, both } = await withBudget(1_000_000_000n, 'sim-error-429-usage-limit');
    const response = await ask(model, { weirKey: both, stream: true });
    expect(response.status).toBe(200);
    await response.text();
    const record = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(record).toMatchObject({ ending: 'completed', isFallback: true });
    expect(record.costNanoUsd).toBeGreaterThan(0n);
    expect(record.leaseHolder).not.toBeNull();
    await gateway.idle();
    const shown = await fetch(`${gateway.baseUrl}/key`, { headers: { 'x-weir-api-key': both } });
    const { limits } = (await shown.json()) as { limits: unknown[] };
    expect(limits).toMatchObject([{ used_nano_usd: String(record.costNanoUsd), reserved_nano_usd: '0' }]);
  });
});

describe('an account whose credit is used up', () => {
  const CREDIT = 'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.';
  const COUNT = 'messages.0.content: Your credit balance is too low';
  const bodyOf = (message: string) =>
    `{"type":"error","error":{"type":"invalid_request_error","message":"${message}"},"request_id":"req_1"}`;

  it.each([
    ['falls back', CREDIT, true],
    ['does not where the request is at fault, whatever it says', COUNT, false],
  ])('answers 400 and %s', async (_, message, fallsBack) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(400, { 'content-type': 'application/json' }).end(bodyOf(message));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
      const model = `prepaid-${fallsBack}`;
      const name = `prepaid ${fallsBack}`;
      const prepaid = await gateway.connect({ name, kind: 'anthropic', baseUrl }, [{ model }]);
      const alone = await gateway.createKey('live', null, { routingPolicy: [prepaid] });
      const told = await ask(model, { weirKey: alone.secret });
      expect(told.status).toBe(400);
      expect(await told.json()).toMatchObject({ error: { type: 'invalid_request_error', message } });
      const second = await gateway.connect(
        { name: `${name}, then`, kind: 'anthropic', baseUrl: `${fallback.url}/v1`, credential: FALLBACK_KEY },
        [{ model, upstreamName: 'sim-fast' }],
      );
      const { secret } = await gateway.createKey('live', null, { routingPolicy: [prepaid, second] });
      const response = await ask(model, { weirKey: secret });
      expect(response.status).toBe(fallsBack ? 200 : 400);
      await response.text();
      const record = await gateway.recordOf(response.headers.get('x-request-id'));
      expect(record.attempts.map(({ errorCode }) => errorCode)).toEqual(
        fallsBack ? ['upstream_usage_limited', null] : ['upstream_rejected'],
      );
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

describe('Weir’s key in x-weir-api-key', () => {
  it('opens every endpoint, whatever else is in the usual headers', async () => {
    const models = await fetch(`${gateway.baseUrl}/models`, {
      headers: { 'x-weir-api-key': key, authorization: `Bearer ${OWN}` },
    });
    expect(models.status).toBe(200);
    const unknown = await fetch(`${gateway.baseUrl}/models`, {
      headers: { 'x-weir-api-key': 'sk-live-x', authorization: `Bearer ${key}` },
    });
    expect(unknown.status).toBe(401);
  });
});

describe('a plan, then Bedrock', () => {
  const WEATHER: Anthropic.Tool = {
    name: 'weather',
    input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  };

  /** The official client, with a person's plan, streams an answer with a tool. */
  async function stream(model: string, weirKey: string) {
    gateway.simulator.reset();
    fallback.reset();
    const client = new Anthropic({
      authToken: OWN,
      apiKey: null,
      baseURL: gateway.origin,
      maxRetries: 0,
      defaultHeaders: { 'x-weir-api-key': weirKey },
    });
    const messages = client.messages.stream({
      model,
      max_tokens: 64,
      tools: [WEATHER],
      messages: [{ role: 'user', content: 'How is the weather?' }],
    });
    const message = await messages.finalMessage();
    const record = await gateway.recordOf(messages.response!.headers.get('x-request-id'));
    return { message, record };
  }

  it('goes to Bedrock alone where a policy says so, with the credential of that connection', async () => {
    const { message, record } = await stream('claude-well', bedrockOnly);
    expect(message.content.at(-1)).toMatchObject({ type: 'tool_use', name: 'weather' });
    expect(record).toMatchObject({ provider: 'bedrock', ending: 'completed', isFallback: false });
    expect(record.costNanoUsd).toBeGreaterThan(0n);
    expect(seenBy(gateway.simulator)).toEqual([]);
    expect(seenBy(fallback).join()).toContain(BEDROCK_KEY);
    expect(seenBy(fallback).join()).not.toContain(OWN);
  });

  it('goes on through Bedrock without an error when the plans are used up', async () => {
    const { message, record } = await stream('claude-no-fallback', planFirst);
    expect(message.content.at(-1)).toMatchObject({ type: 'tool_use', name: 'weather' });
    expect(record).toMatchObject({ provider: 'bedrock', ending: 'completed', isFallback: true });
    const reasons = record.attempts.map(({ errorCode }) => errorCode);
    expect(reasons.at(-1)).toBeNull();
    expect(reasons).toContain('upstream_usage_limited');
    expect(seenBy(fallback).join()).not.toContain(OWN);
  });
});
