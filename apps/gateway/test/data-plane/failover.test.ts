import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chat, errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** The first upstream, by the scenario it answers with, and the second, which always answers. */
let gateway: TestGateway;
let second: Simulator;
const faults = [
  'sim-refuse',
  'sim-never-answer',
  'sim-error-401',
  'sim-error-403',
  'sim-error-429',
  'sim-error-500',
  'sim-error-500-html',
  'sim-error-503',
  'sim-cut-before-first-event',
  'sim-stall-after-headers',
] as const;
const rejections = ['sim-error-400', 'sim-error-404'] as const;
const broken = ['sim-cut-between', 'sim-end-without-finish', 'sim-stall-middle', 'sim-error-event'] as const;
const bodies = ['sim-cut-middle', 'sim-reset-middle', 'sim-stall-middle', 'sim-malformed-event'] as const;
const FIRST_EVENT = 'sim-error-event?at=0';

beforeAll(async () => {
  gateway = await startTestGateway({
    models: [FIRST_EVENT],
    env: { UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '400', UPSTREAM_IDLE_TIMEOUT_MS: '300' },
  });
  second = await startSimulator({ recordBytes: true });
  const models = new Set<string>([...faults, ...rejections, ...broken, ...bodies, FIRST_EVENT]);
  await gateway.connect(
    { name: 'second', baseUrl: second.url },
    [...models].map((model) => ({ model, upstreamName: 'sim-fast', tier: 1 })),
  );
});
beforeEach(() => {
  gateway.simulator.reset();
  second.reset();
});
afterAll(async () => {
  await gateway.stop();
  await second.close();
});

async function expectSecondAnswers(model: string, stream: boolean): Promise<void> {
  const response = await chat(gateway, model, {
    stream,
    stream_options: stream ? { include_usage: true } : null,
  });
  const body = Buffer.from(await response.arrayBuffer());

  expect(response.status).toBe(200);
  expect(response.headers.get('x-weir-attempts')).toBe('2');
  expect(body.equals(second.requests[0]!.sentBody!)).toBe(true);
  expect(gateway.simulator.requests).toHaveLength(1);
  const record = await gateway.recordOf(response.headers.get('x-request-id'));
  expect(record).toMatchObject({
    ending: 'completed',
    status: 200,
    errorCode: null,
    upstreamModel: 'sim-fast',
    usageSource: 'reported',
    attempts: [{ connectionId: gateway.connectionId }, { status: 200, errorCode: null }],
  });
  expect(record.attempts).toHaveLength(2);
  expect(record.attempts[0]!.errorCode).toMatch(/^upstream_/);
  expect(record.connectionId).toBe(record.attempts[1]!.connectionId);
  expect(response.headers.get('x-weir-deployment')).toBe(record.attempts[1]!.deploymentId);
}

describe('when the first upstream fails before its first byte, the second answers', () => {
  it.each(faults)('a stream: %s', async (model) => {
    await expectSecondAnswers(model, true);
  });

  it.each(faults)('in one piece: %s', async (model) => {
    await expectSecondAnswers(model, false);
  });

  it('a stream whose first event is an error', async () => {
    await expectSecondAnswers(FIRST_EVENT, true);
  });

  it.each(bodies)('a body that is not whole: %s', async (model) => {
    await expectSecondAnswers(model, false);
  });
});

describe('the second upstream is not asked', () => {
  it.each(rejections)('when the first finds fault with the request itself: %s', async (model) => {
    const response = await chat(gateway, model, { stream: true });

    expect(`${response.status}`).toBe(model.slice(-3));
    await errorOf(response);
    expect(second.requests).toHaveLength(0);
  });

  it.each(broken)('once a byte has gone to the client: %s', async (model) => {
    const response = await chat(gateway, model, { stream: true });
    const text = await response.text();

    expect(response.headers.get('x-weir-attempts')).toBe('1');
    expect(text).toContain('"error"');
    expect(second.requests).toHaveLength(0);
    const record = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(record.attempts).toHaveLength(1);
  });
});

describe('attempts', () => {
  it('are no more than the configuration allows, and the last failure is told', async () => {
    for (const tier of [1, 2, 3]) {
      await gateway.connect({ name: `failing ${tier}`, baseUrl: second.url }, [
        { model: 'sim-error', upstreamName: `sim-error?status=${500 + tier}`, tier },
      ]);
    }
    second.reset();

    const response = await chat(gateway, 'sim-error');
    const error = await errorOf(response);

    expect(response.status).toBe(502);
    expect(error).toMatchObject({ code: 'upstream_failed' });
    expect(gateway.simulator.requests).toHaveLength(1);
    expect(second.requests.map(({ status }) => status)).toEqual([501, 502]);
    const { attempts } = await gateway.recordOf(error.request_id);
    expect(attempts.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      [500, 'upstream_failed'],
      [501, 'upstream_failed'],
      [502, 'upstream_failed'],
    ]);
  });

  it('send each upstream the same body under its own name for the model', async () => {
    const response = await chat(gateway, 'sim-error-500', { stream: true, seed: 7 });
    await response.text();

    const [first, other] = [gateway.simulator.requests[0]!.json, second.requests[0]!.json] as object[];
    expect(other).toEqual({ ...first, model: 'sim-fast' });
  });
});
