import { SYSTEM_CALLER } from '@weir/domain/kernel';
import { updateDeployment, updateModel } from '@weir/domain/models';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chat, errorOf, eventsOf } from '../call-gateway.ts';
import { type ServedModel, startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const WAIT = { timeout: 15_000, interval: 10 };
/** Some 1.5 s of 150 events. */
const STREAM = 'sim-fast?tokens=150&itl_ms=10';

let gateway: TestGateway;
let second: Simulator;
let secondId: Awaited<ReturnType<TestGateway['connect']>>;
/** Everything that the second upstream serves besides what a test changes. */
const SECOND: readonly ServedModel[] = [
  { model: 'pool', upstreamName: STREAM },
  { model: 'tiers', upstreamName: STREAM, tier: 1 },
  { model: 'sessions', upstreamName: 'sim-fast' },
  { model: 'long', upstreamName: 'sim-fast', tier: 1 },
];

beforeAll(async () => {
  gateway = await startTestGateway();
  second = await startSimulator();
  await gateway.connect({ name: 'first', baseUrl: gateway.simulator.url }, [
    { model: 'pool', upstreamName: STREAM },
    { model: 'tiers', upstreamName: STREAM },
    { model: 'flaky', upstreamName: 'sim-flaky?times=2&key=routing&fail_as=error-503' },
    { model: 'sessions', upstreamName: 'sim-fast' },
    { model: 'long', upstreamName: 'sim-error-400-context' },
  ]);
  secondId = await gateway.connect({ name: 'second', baseUrl: second.url }, SECOND);
});
beforeEach(() => {
  gateway.simulator.reset();
  second.reset();
});
afterAll(async () => {
  await gateway.stop();
  await second.close();
});

const management = () => gateway.composition.services.management;

async function deploymentsOf(model: string) {
  const { id } = gateway.composition.services.catalog.current.resolve(model, 'live')!.model;
  const { deployments } = management().unitOfWork.repositories;
  const page = await deployments.page({ modelId: id }, { limit: 10, after: null });
  return page.items;
}

/** The upstreams' answers to this many requests, one after the other: the id of the deployment of each. */
async function answeredBy(count: number, headers: Record<string, string> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const response = await chat(gateway, 'sessions', {}, headers);
    await response.arrayBuffer();
    expect(response.status).toBe(200);
    ids.push(response.headers.get('x-weir-deployment')!);
  }
  return ids;
}

describe('a pool', () => {
  it('learns and forgets deployments while streams run, and none breaks', async () => {
    const streams = await Promise.all([1, 2, 3, 4].map(() => chat(gateway, 'pool', { stream: true })));
    const served = new Set(streams.map(({ headers }) => headers.get('x-weir-deployment')));
    expect(served.size).toBe(2);

    await gateway.serve(secondId, SECOND.slice(1));
    const alone = await chat(gateway, 'pool', { stream: true });
    expect(second.requests).toHaveLength(2);
    await gateway.serve(secondId, SECOND);
    const again = await Promise.all([1, 2].map(() => chat(gateway, 'pool', { stream: true })));
    expect(second.requests).toHaveLength(3);

    for (const stream of [...streams, alone, ...again]) {
      const events = eventsOf(await stream.text());
      expect(events.at(-1)).toBe('[DONE]');
      expect(events.length).toBeGreaterThan(150);
      const record = await gateway.recordOf(stream.headers.get('x-request-id'));
      expect(record).toMatchObject({ ending: 'completed', usage: { outputTokens: 150 } });
    }
  });

  it('passes over a full deployment, and refuses requests when all are full', async () => {
    for (const { id } of await deploymentsOf('tiers')) {
      await updateDeployment(SYSTEM_CALLER, id, { maxParallel: 1 }, management());
    }
    await gateway.composition.services.catalog.reload();

    const first = await chat(gateway, 'tiers', { stream: true });
    const next = await chat(gateway, 'tiers', { stream: true });
    expect(next.headers.get('x-weir-deployment')).not.toBe(first.headers.get('x-weir-deployment'));

    const refused = await chat(gateway, 'tiers', { stream: true });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await errorOf(refused)).toMatchObject({ code: 'deployments_busy', type: 'overloaded_error' });

    await first.text();
    await gateway.recordOf(first.headers.get('x-request-id'));
    const free = await chat(gateway, 'tiers', { stream: true });
    expect(free.headers.get('x-weir-deployment')).toBe(first.headers.get('x-weir-deployment'));
    await Promise.all([next.text(), free.text()]);
  });

  it('keeps a session at one deployment, and spreads what belongs to none', async () => {
    for (const session of ['a', 'b', 'c']) {
      expect(new Set(await answeredBy(3, { 'x-session-id': session })).size).toBe(1);
    }
    const [one, two, ...rest] = await answeredBy(4);
    expect(two).not.toBe(one);
    expect(rest).toEqual([one, two]);
    await updateModel(SYSTEM_CALLER, { name: 'sessions' }, { routing: { stickiness: 'off' } }, management());
    await vi.waitFor(
      async () => expect(new Set(await answeredBy(2, { 'x-session-id': 'a' })).size).toBe(2),
      WAIT,
    );
  });
});

describe('an upstream that fails for a moment', () => {
  it('is asked again, unseen by the client', async () => {
    const response = await chat(gateway, 'flaky', { stream: true });
    expect(eventsOf(await response.text()).at(-1)).toBe('[DONE]');
    expect([response.status, response.headers.get('x-weir-attempts')]).toEqual([200, '3']);
    const { attempts } = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(attempts.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(attempts[2]!.startOffsetUs).toBeGreaterThan(375_000);
  });
});

describe('a prompt that is too long for the first upstream', () => {
  it('goes to one with a longer context, where one is known', async () => {
    const rejected = await chat(gateway, 'long');
    expect(rejected.status).toBe(400);
    expect(await errorOf(rejected)).toMatchObject({ code: 'context_length_exceeded' });

    const other = (await deploymentsOf('long')).find(({ tier }) => tier === 1)!;
    await updateDeployment(SYSTEM_CALLER, other.id, { contextLength: 8_192 }, management());
    await gateway.composition.services.catalog.reload();
    const response = await chat(gateway, 'long');
    await response.arrayBuffer();
    expect([response.status, response.headers.get('x-weir-deployment')]).toEqual([200, other.id]);
    const { attempts } = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(attempts.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      [400, 'upstream_rejected'],
      [200, null],
    ]);
  });
});
