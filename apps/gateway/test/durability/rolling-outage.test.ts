import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';
import { areEven, MortalUpstream, runRollingOutage } from './rolling-outage-round.ts';

const MODEL = 'sim-steady?tokens=5&ttft_ms=5&itl_ms=5';

let gateway: TestGateway;
let upstreams: readonly MortalUpstream[];
beforeAll(async () => {
  upstreams = await Promise.all([1, 2, 3].map(() => MortalUpstream.start(MODEL)));
  gateway = await startTestGateway({ env: { BREAKER_FAILURES: '3', BREAKER_OPEN_MS: '300' } });
  for (const [index, { url }] of upstreams.entries()) {
    await gateway.connect({ name: `mortal ${index + 1}`, baseUrl: url }, [{ model: MODEL }]);
  }
});
afterAll(async () => {
  await gateway?.stop();
  for (const upstream of upstreams ?? []) await upstream.die();
});

it('each of three upstreams dies in turn: no client gets an error before its first byte, and load returns evenly', async () => {
  const result = await runRollingOutage({
    origin: gateway.origin,
    apiKey: gateway.apiKey,
    model: MODEL,
    upstreams,
    requestsPerSecond: 60,
    deadMs: 450,
    healthyMs: 450,
    evenRequests: 60,
    breakerChanges: () => gateway.logger.of('breaker.changed'),
  });

  expect(result).toMatchObject({ errorsBeforeFirstByte: [], silentlyBroken: 0, faultsOfBreakers: [] });
  expect(result.movedOn).toBeGreaterThan(0);
  for (const share of [result.before, result.after]) {
    expect(share).toHaveLength(3);
    expect(areEven(share), String(share)).toBe(true);
  }
});
