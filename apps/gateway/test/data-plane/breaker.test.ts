import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat } from '../call-gateway.ts';
import { MortalUpstream } from '../durability/rolling-outage-round.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const OPEN_MS = 2_000;
let gateway: TestGateway;
let connectionId: string;
beforeAll(async () => {
  gateway = await startTestGateway({
    env: { BREAKER_FAILURES: '3', BREAKER_OPEN_MS: `${OPEN_MS}`, MAX_ATTEMPTS: '1' },
  });
  connectionId = await gateway.connect({ name: 'breaks', baseUrl: gateway.simulator.url }, [
    { model: 'broken', upstreamName: 'sim-error-500' },
    { model: 'cut', upstreamName: 'sim-cut-middle?itl_ms=1' },
    { model: 'rejected', upstreamName: 'sim-error-400' },
    { model: 'works', upstreamName: 'sim-fast' },
  ]);
});
afterAll(() => gateway.stop());

const ask = async (model: string, stream = false) => {
  const response = await chat(gateway, model, { stream });
  await response.text();
  return response;
};
const readiness = async () => (await fetch(`${gateway.origin}/health/ready`)).json();

describe('a breaker', () => {
  it('opens by failures of streams and of other answers alike, refuses, and closes by one probe', async () => {
    for (let count = 0; count < 5; count++) expect((await ask('rejected')).status).toBe(400);
    expect((await ask('works')).status).toBe(200);
    gateway.simulator.reset();
    await ask('broken');
    await ask('cut', true);
    expect(await readiness()).toMatchObject({ status: 'ready', checks: { upstreams: { open: 0 } } });
    await ask('broken', true);
    expect(await readiness()).toMatchObject({
      status: 'degraded',
      checks: { upstreams: { state: 'down', open: 1 } },
    });
    expect(gateway.logger.of('breaker.changed')).toEqual([{ connectionId, from: 'closed', to: 'open' }]);

    const asked = gateway.simulator.requests.length;
    const refused = await ask('works');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(gateway.simulator.requests).toHaveLength(asked);

    await expect
      .poll(async () => (await ask('works', true)).status, { timeout: 20_000, interval: 200 })
      .toBe(200);
    expect(gateway.simulator.requests).toHaveLength(asked + 1);
    expect(await readiness()).toMatchObject({ status: 'ready' });
    expect((await ask('works')).status).toBe(200);
    expect(gateway.logger.of('breaker.changed').map(({ to }) => to)).toEqual(['open', 'half_open', 'closed']);
  });
});

it('uses an upstream that died and came back long before the open time is over', async () => {
  const model = 'sim-fast';
  const upstream = await MortalUpstream.start(model);
  const mortal = await startTestGateway({
    env: {
      BREAKER_FAILURES: '3',
      BREAKER_OPEN_MS: '3600000',
      BREAKER_PROBE_INTERVAL_MS: '200',
      MAX_ATTEMPTS: '1',
    },
  });
  try {
    const connectionId = await mortal.connect({ name: 'mortal', baseUrl: upstream.url }, [
      { model: 'comes-back', upstreamName: model },
    ]);
    const statusOf = async () => {
      const response = await chat(mortal, 'comes-back');
      await response.text();
      return response.status;
    };
    expect(await statusOf()).toBe(200);
    await upstream.die();
    const changes = () => mortal.logger.of('breaker.changed').map(({ to }) => to);
    while (changes().length === 0) expect(await statusOf()).toBeGreaterThanOrEqual(500);
    expect(await statusOf()).toBe(503);
    await upstream.comeBack();
    await expect.poll(statusOf, { timeout: 20_000, interval: 50 }).toBe(200);
    expect(mortal.logger.of('breaker.probed')).toMatchObject([{ connectionId }]);
    expect(changes()).toEqual(['open', 'half_open', 'closed']);
  } finally {
    await mortal.stop();
    await upstream.die();
  }
});
