import { OPERATIONS } from '@weir/domain/inference';
import type { LimitKind } from '@weir/domain/limits';
import { UNKNOWN_PRICES } from '@weir/domain/models';
import type { UsageRecord } from '@weir/domain/usage';
import { createDatabase, type Database } from '@weir/postgres';
import { type LimitSeed, seedLimit } from '@weir/postgres/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chat, chatBody, errorOf, eventsOf, MESSAGES, post } from '../call-gateway.ts';
import { WITHIN_A_SECOND } from '../changes-heard.ts';
import { PRICES, startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const WAIT = { timeout: 10_000, interval: 20 };
/** 2,000 tokens as fast as they come, without a word on usage until the end. */
const LONG = 'sim-long?tokens=2000&itl_ms=0';
const SLOW = 'sim-long?tokens=2000&itl_ms=20';

let shared: TestGateway;
/** The shared one, with a key that has used nothing. */
let gateway: TestGateway;
let database: Database;
beforeAll(async () => {
  shared = await startTestGateway({ env: { RESERVED_OUTPUT_TOKENS: '100' }, models: [LONG, SLOW] });
  database = createDatabase(shared.databaseUrl);
});
afterAll(async () => {
  await database.close();
  await shared.stop();
});
beforeEach(async () => {
  const { key, secret } = await shared.createKey('live');
  gateway = { ...shared, key, apiKey: secret };
});
afterEach(() => shared.idle());

interface ShownLimit {
  readonly kind: LimitKind;
  readonly [field: string]: unknown;
}

async function shownLimits(): Promise<readonly ShownLimit[]> {
  const headers = { authorization: `Bearer ${gateway.apiKey}` };
  const response = await fetch(`${gateway.baseUrl}/key`, { headers });
  return ((await response.json()) as { limits: ShownLimit[] }).limits;
}

/** Waits until the gateway knows its key anew. */
function keyShows(isMeant: (limits: readonly ShownLimit[]) => boolean): Promise<void> {
  return vi.waitFor(async () => expect(isMeant(await shownLimits())).toBe(true), WAIT);
}

/** Adds a limit of the key, of which the gateway then knows. */
async function limit(seed: Partial<LimitSeed>): Promise<string> {
  const { organizationId, id } = gateway.key;
  const made = await seedLimit(database, { organizationId, scope: 'api_key', scopeId: id, ...seed });
  await keyShows((limits) => limits.some((one) => one.id === made));
  return made;
}

async function recordsOfKey(): Promise<UsageRecord[]> {
  return (await gateway.records()).filter(({ apiKeyId }) => apiKeyId === gateway.key.id);
}

describe('a budget', () => {
  it('is never exceeded by many requests at once, and ledger, counter and GET /v1/key agree', async () => {
    // Each reserves twice its prompt at 200, and 40 tokens of output at 800 nano-USD.
    const amount = 400_000n;
    await limit({ amount });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => chat(gateway, 'sim-fast', { max_tokens: 40 })),
    );
    const statuses = answers.map(({ status }) => status);
    const refused = answers.filter(({ status }) => status === 402);
    expect(new Set(statuses)).toEqual(new Set([200, 402]));
    const error = await errorOf(refused[0]!);
    expect(error).toMatchObject({
      type: 'budget_exceeded',
      code: 'api_key_budget_exceeded',
      details: { scope: 'api_key', scope_id: gateway.key.id, limit_nano_usd: `${amount}`, resets_at: null },
    });
    await Promise.all(answers.map((answer) => (answer.bodyUsed ? null : answer.text())));

    // One by one, until not one more fits: what was reserved and not used has come back.
    for (let i = 0; i < 100; i++) {
      const answer = await chat(gateway, 'sim-fast', { max_tokens: 40 });
      await answer.text();
      if (answer.status === 402) break;
    }
    const records = await recordsOfKey();
    const spent = records.reduce((sum, { costNanoUsd }) => sum + (costNanoUsd ?? 0n), 0n);
    expect(spent).toBeLessThanOrEqual(amount);
    // Nothing more than one worst case is left.
    expect(spent).toBeGreaterThan(amount - 45_000n);
    const [shown] = await shownLimits();
    expect(shown).toMatchObject({
      ...{ kind: 'budget', scope: 'api_key', unit: 'nano_usd', hard: true, binds: true, period: 'total' },
      ...{ limit_nano_usd: `${amount}`, used_nano_usd: `${spent}`, reserved_nano_usd: '0' },
      ...{ remaining_nano_usd: `${amount - spent}`, resets_at: null },
    });
  });

  it('ends a stream that has used it up with an error event, and bills what was sent', async () => {
    await limit({ amount: 400_000n });
    const response = await chat(gateway, LONG, { stream: true }, { 'x-request-id': 'cut-by-budget' });
    expect(response.status).toBe(200);
    const events = eventsOf(await response.text());
    expect(JSON.parse(events.at(-1)!)).toMatchObject({
      error: { type: 'budget_exceeded', code: 'api_key_budget_exceeded', details: { unit: 'nano_usd' } },
    });
    const record = await gateway.recordOf('cut-by-budget');
    expect(record).toMatchObject({
      ...{ ending: 'limit_reached', errorCode: 'api_key_budget_exceeded', usageSource: 'estimated' },
    });
    expect(record.costNanoUsd).toBeLessThanOrEqual(400_000n);
    expect(record.costNanoUsd).toBeGreaterThan(150_000n);
    expect(await recordsOfKey()).toHaveLength(1);
    expect(gateway.simulator.events).toMatchObject({ openStreams: 0 });
  });

  it('refuses every operation of the data plane, none of which then reaches the upstream', async () => {
    const model = 'priced-in-every-unit';
    await gateway.connect({ name: model, baseUrl: gateway.simulator.url }, [
      { model, upstreamName: 'sim-fast', prices: { ...PRICES, requestNanoUsd: 1_000n } },
    ]);
    const anthropic = {
      name: 'anthropic',
      kind: 'anthropic',
      baseUrl: `${gateway.simulator.url}/v1`,
    } as const;
    await gateway.connect(anthropic, [{ model, upstreamName: 'sim-fast' }]);
    await limit({ amount: 1n });
    const body = { model, messages: MESSAGES, prompt: 'x', input: 'x', query: 'x', documents: ['x'] };
    const form = new FormData();
    form.append('model', model);
    form.append('file', new Blob(['sound']), 'x.mp3');
    const sent = gateway.simulator.requests.length;
    for (const { path } of OPERATIONS.filter(({ unit }) => unit !== 'nothing')) {
      const refused = path.endsWith('/transcriptions')
        ? await fetch(gateway.baseUrl + path, {
            method: 'POST',
            headers: { authorization: `Bearer ${gateway.apiKey}` },
            body: form,
          })
        : await post(gateway, path, JSON.stringify({ ...body, text_1: 'x', text_2: 'y' }));
      expect([path, await refused.text()]).toEqual([
        path,
        expect.stringContaining('"api_key_budget_exceeded"'),
      ]);
    }
    expect(gateway.simulator.requests).toHaveLength(sent);
  });

  it('lets a stream go on for as long as it has something left', async () => {
    await limit({ amount: 10_000_000n });
    const response = await chat(gateway, LONG, { stream: true });
    expect((await response.text()).endsWith('data: [DONE]\n\n')).toBe(true);
  });
});

describe('rates and slots', () => {
  it('are told in headers, refuse with Retry-After and recorded reasons, and are used by nothing refused', async () => {
    await limit({ kind: 'requests_per_minute', period: null, amount: 3n });
    await limit({ kind: 'tokens_per_minute', period: null, amount: 100_000n });
    const left = [];
    for (let i = 0; i < 3; i++) {
      const answer = await chat(gateway, 'sim-fast', { max_tokens: 40 });
      await answer.text();
      left.push(answer.headers.get('x-ratelimit-remaining-requests'));
      expect(answer.headers.get('x-ratelimit-limit-tokens')).toBe('100000');
    }
    expect(left).toEqual(['2', '1', '0']);
    const refused = await chat(gateway, 'sim-fast');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(await errorOf(refused)).toMatchObject({
      code: 'requests_per_minute_exceeded',
      details: { unit: 'requests', limit: 3, observed: 3 },
    });
    const shown = await shownLimits();
    expect(shown.find(({ kind }) => kind === 'requests_per_minute')).toMatchObject({ used: 3, remaining: 0 });
  });

  it('come back when a client leaves and when a request is cancelled', async () => {
    await limit({ kind: 'parallel_requests', period: null, amount: 1n });
    const leave = new AbortController();
    const stream = await fetch(`${gateway.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.apiKey}`, 'content-type': 'application/json' },
      body: chatBody(SLOW, { stream: true }),
      signal: leave.signal,
    });
    expect((await chat(gateway, 'sim-fast')).status).toBe(429);
    leave.abort();
    await expect(stream.text()).rejects.toThrow();
    await gateway.idle();

    const { runner } = gateway.composition.services;
    const second = await chat(gateway, SLOW, { stream: true }, { 'x-request-id': 'cancelled' });
    expect(second.status).toBe(200);
    const [running] = runner.liveRequests({ apiKeyId: gateway.key.id }, 10);
    expect(running).toMatchObject({ clientRequestId: 'cancelled', model: SLOW, streamed: true });
    expect(runner.cancel(running!.requestId, {})).toBe(true);
    expect(await second.text()).toMatch(/"code":"request_cancelled"[^\n]*\n\n$/);
    expect(await gateway.recordOf('cancelled')).toMatchObject({
      ending: 'cancelled',
      usageSource: 'estimated',
    });
    expect((await chat(gateway, 'sim-fast')).status).toBe(200);
  });
});

describe('slots and reservations', () => {
  it.each([
    ['an upstream that fails', 'sim-error-500', {}],
    ['a stream that breaks off', 'sim-cut-middle', { stream: true }],
    ['an upstream that never answers', 'sim-never-answer', {}],
    ['a stream that stalls', 'sim-stall-middle', { stream: true }],
  ])('come back from %s', async (_, upstreamName, rest) => {
    const model = `limited-${upstreamName}`;
    const timeouts = { firstByteMs: 300, idleMs: 300 };
    await gateway.connect({ name: model, baseUrl: gateway.simulator.url, timeouts }, [
      { model, upstreamName },
    ]);
    await limit({ amount: 10_000_000_000n });
    await limit({ kind: 'parallel_requests', period: null, amount: 1n });
    await (await chat(gateway, model, rest)).text().catch(() => '');
    await gateway.idle();
    expect((await shownLimits()).map((shown) => shown.reserved ?? shown.reserved_nano_usd)).toEqual(['0', 0]);
    expect((await chat(gateway, 'sim-fast')).status).toBe(200);
  });
});

describe('a model without a price', () => {
  it('is refused within a second of the platform wanting so, and served within a second of it not', async () => {
    const model = 'unpriced';
    const { url } = gateway.simulator;
    await gateway.connect({ name: model, baseUrl: url }, [
      { model, upstreamName: 'sim-fast', prices: UNKNOWN_PRICES },
    ]);
    const status = async (name: string) => {
      const answer = await chat(gateway, name);
      await answer.arrayBuffer();
      return answer.status;
    };
    const refuse = (refused: boolean) =>
      database.sql`update platform_settings set refuse_unpriced_models = ${refused}`;
    expect(await status(model)).toBe(200);
    await refuse(true);
    await vi.waitFor(async () => expect(await status(model)).toBe(403), WITHIN_A_SECOND);
    expect(await errorOf(await chat(gateway, model))).toMatchObject({
      ...{ type: 'permission_error', code: 'model_not_priced', param: 'model' },
    });
    expect(await status('sim-fast')).toBe(200);
    await refuse(false);
    await vi.waitFor(async () => expect(await status(model)).toBe(200), WITHIN_A_SECOND);
  });
});
