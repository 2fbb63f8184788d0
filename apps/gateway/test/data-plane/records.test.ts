import { UNKNOWN_PRICES } from '@weir/domain/models';
import { readTokenStrip, type UsageRecord } from '@weir/domain/usage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, chatBody } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TTFT_MS = 60;
const ITL_MS = 12;
const TOKENS = 20;
const PROMPT_TOKENS = 1_000;
const CACHED_TOKENS = 400;
const REASONING_TOKENS = 5;
const UPSTREAM_MODEL =
  `sim-fast?tokens=${TOKENS}&reasoning_tokens=${REASONING_TOKENS}&ttft_ms=${TTFT_MS}&itl_ms=${ITL_MS}` +
  `&prompt_tokens=${PROMPT_TOKENS}&cached_tokens=${CACHED_TOKENS}`;
/** By hand, at 0.20, 0.02 and 0.80 dollars per million: 600 fresh, 400 cached, 25 generated tokens. */
const COST_NANO_USD = 120_000n + 8_000n + 20_000n;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
  await gateway.connect({ name: 'measured', baseUrl: gateway.simulator.url }, [
    { model: 'brook', upstreamName: UPSTREAM_MODEL },
    {
      model: 'unpriced',
      upstreamName: 'sim-fast',
      prices: UNKNOWN_PRICES,
    },
  ]);
  await gateway.addAlias('small', 'brook');
  // The first request of a process pays for compiling; its times say nothing.
  await (await chat(gateway, 'sim-fast', { stream: true })).text();
});
afterAll(() => gateway.stop());

/** Sends one request and takes its time from the outside. */
async function measure(model: string, id: string, rest: object) {
  const startedMs = Date.now();
  const startedUs = performance.now() * 1000;
  const response = await chat(gateway, model, { ...rest }, { 'x-request-id': id });
  const body = Buffer.from(await response.arrayBuffer());
  const elapsedUs = performance.now() * 1000 - startedUs;
  const record = await gateway.recordOf(id);
  return { response, body, record, startedMs, elapsedUs };
}

const withoutTimes = ({
  startedAt: _s,
  ttftUs: _t,
  upstreamTtftUs: _u,
  itl: _i,
  durationUs: _d,
  overheadUs: _o,
  attempts: _a,
  authenticatedUs: _k,
  bodyReceivedUs: _b,
  admittedUs: _l,
  lastTokenUs: _lt,
  ...rest
}: UsageRecord) => rest;

function expectedFacts(response: Response, id: string): Partial<UsageRecord> {
  const { key } = gateway;
  return {
    requestId: expect.stringMatching(UUID_V7),
    clientRequestId: id,
    organizationId: key.organizationId,
    workspaceId: key.workspaceId,
    apiKeyId: key.id,
    userId: null,
    teamId: null,
    operation: 'chat',
    model: 'brook',
    modelId: expect.stringMatching(UUID_V7),
    deploymentId: response.headers.get('x-weir-deployment') as UsageRecord['deploymentId'],
    connectionId: expect.stringMatching(UUID_V7),
    provider: 'openai-compatible',
    upstreamModel: UPSTREAM_MODEL,
    responseModel: UPSTREAM_MODEL,
    ending: 'completed',
    status: 200,
    errorCode: null,
    finishReason: 'stop',
    usage: {
      inputTokens: PROMPT_TOKENS,
      cachedInputTokens: CACHED_TOKENS,
      cacheWriteTokens: null,
      outputTokens: TOKENS + REASONING_TOKENS,
      reasoningTokens: REASONING_TOKENS,
      audioInputTokens: null,
      imageInputTokens: null,
      audioOutputTokens: null,
    },
    usageSource: 'reported',
    units: null,
    costNanoUsd: COST_NANO_USD,
    clientUser: null,
    tags: null,
    upstreamRequestId: expect.stringMatching(/^req_sim_\d+$/),
    priceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    subscriptionId: null,
    leaseHolder: null,
    isFallback: false,
    admissionLimits: [],
    settledBy: 'ledger',
  };
}

describe('the record of a stream', () => {
  it('says what happened, in every field', async () => {
    const id = 'measured-stream';
    const { response, body, record, startedMs, elapsedUs } = await measure('small', id, { stream: true });
    const upstreamMs = TTFT_MS + (TOKENS + REASONING_TOKENS) * ITL_MS;

    expect(withoutTimes(record)).toEqual({
      ...expectedFacts(response, id),
      streamed: true,
      requestBytes: Buffer.byteLength(chatBody('small', { stream: true })),
      responseBytes: body.length,
    });
    expect(record.startedAt.getTime()).toBeGreaterThanOrEqual(startedMs - 1);
    expect(record.startedAt.getTime()).toBeLessThanOrEqual(startedMs + elapsedUs / 1000);
    expect(record.upstreamTtftUs).toBeGreaterThanOrEqual(TTFT_MS * 1000 - 1_000);
    expect(record.ttftUs).toBeGreaterThanOrEqual(record.upstreamTtftUs!);
    expect(record.ttftUs).toBeLessThan(record.durationUs);
    const steps = [
      'authenticatedUs',
      'bodyReceivedUs',
      'admittedUs',
      'ttftUs',
      'lastTokenUs',
      'durationUs',
    ] as const;
    const at = steps.map((step) => record[step]!);
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(record.lastTokenUs! - record.ttftUs!).toBeGreaterThan(TOKENS * ITL_MS * 500);
    expect(record.durationUs).toBeGreaterThanOrEqual(upstreamMs * 1000 - 1_000);
    expect(record.durationUs).toBeLessThanOrEqual(elapsedUs);
    expect(record.overheadUs).toBeGreaterThan(0);
    // Without the wait for the first token.
    expect(record.overheadUs).toBeLessThan(record.durationUs - TTFT_MS * 1000);
    expect(record.itl).toMatchObject({ count: TOKENS + REASONING_TOKENS - 1 });
    const { meanUs, p50Us, p95Us, maxUs } = record.itl!;
    // A late first token shortens the gaps; the last one does not come before its time.
    const gaps = TOKENS + REASONING_TOKENS - 1;
    expect(record.ttftUs! + meanUs * gaps).toBeGreaterThan((TTFT_MS + gaps * ITL_MS) * 1000 - 2_000);
    expect(p50Us).toBeLessThanOrEqual(p95Us);
    expect(p95Us).toBeLessThanOrEqual(maxUs);
    expect(record.attempts).toEqual([
      {
        deploymentId: record.deploymentId,
        connectionId: record.connectionId,
        status: 200,
        errorCode: null,
        durationUs: expect.any(Number),
        startOffsetUs: expect.any(Number),
        firstByteUs: expect.any(Number),
        breakerState: 'closed',
      },
    ]);
    const { durationUs, startOffsetUs, firstByteUs } = record.attempts[0]!;
    expect(startOffsetUs! + durationUs).toBeLessThanOrEqual(record.durationUs);
    expect(firstByteUs).toBeGreaterThanOrEqual(TTFT_MS * 1000 - 1_000);
    expect(firstByteUs).toBeLessThanOrEqual(record.upstreamTtftUs!);
    const { tokens } = readTokenStrip(record.itl!.strip!);
    expect(tokens.reduce((sum, count) => sum + count, 0)).toBe(record.itl!.count + 1);
    expect(record.itl!.buckets!.reduce((sum, count) => sum + count, 0)).toBe(record.itl!.count);
    expect(Number(response.headers.get('x-weir-overhead-us'))).toBe(record.overheadUs);
  });
});

describe('the record of an answer in one piece', () => {
  it('says what happened, in every field', async () => {
    const id = 'measured-body';
    const { response, body, record, elapsedUs } = await measure('brook', id, {});

    expect(withoutTimes(record)).toEqual({
      ...expectedFacts(response, id),
      streamed: false,
      requestBytes: Buffer.byteLength(chatBody('brook')),
      responseBytes: body.length,
    });
    expect(record).toMatchObject({ ttftUs: null, upstreamTtftUs: null, itl: null });
    expect(record.durationUs).toBeLessThanOrEqual(elapsedUs);
    expect(record.overheadUs).toBeGreaterThan(0);
    expect(record.overheadUs).toBeLessThan(record.durationUs);
    expect(record.attempts).toMatchObject([{ status: 200, errorCode: null }]);
    expect(Number(response.headers.get('x-weir-overhead-us'))).toBe(record.overheadUs);
  });
});

describe('what is not known', () => {
  it.each([true, false])('is estimated where the upstream reports no usage, streamed: %s', async (stream) => {
    const { record } = await measure('sim-usage-never', `never-${stream}`, { stream });

    expect(record).toMatchObject({
      ending: 'completed',
      usageSource: 'estimated',
      usage: { inputTokens: 12, cachedInputTokens: null, outputTokens: 51 },
    });
    expect(record.costNanoUsd).toBeGreaterThan(0n);
  });

  it('is not an explicit zero, which costs nothing', async () => {
    const { record } = await measure('sim-usage-zero', 'zero', { stream: true });

    expect(record).toMatchObject({
      usageSource: 'reported',
      usage: { inputTokens: 0, outputTokens: 0 },
      costNanoUsd: 0n,
    });
  });

  it('is the cost where the model has no price, though the tokens are known', async () => {
    const { record } = await measure('unpriced', 'unpriced', { stream: true });

    expect(record).toMatchObject({ usageSource: 'reported', usage: { outputTokens: 40 }, costNanoUsd: null });
  });
});

describe('the ledger', () => {
  it('has a record from the moment the client has the end of its answer', async () => {
    for (let count = 0; count < 10; count++) {
      const id = `at-once-${count}`;
      await (await chat(gateway, 'sim-fast', { stream: count % 2 === 0 }, { 'x-request-id': id })).text();

      expect((await gateway.records()).filter(({ clientRequestId }) => clientRequestId === id)).toHaveLength(
        1,
      );
    }
  });

  it('keeps nothing of what was said', async () => {
    const secret = 'the-otter-sleeps-below-the-weir';
    await measure('sim-echo', 'private', { messages: [{ role: 'user', content: secret }], user: secret });

    const everything = JSON.stringify(await gateway.records(), (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(everything).not.toContain(secret);
    expect(JSON.stringify(gateway.logger.entries)).not.toContain(secret);
  });
});
