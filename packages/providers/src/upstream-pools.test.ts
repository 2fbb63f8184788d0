import { startSimulator } from '@weir/simulator';
import { aConnection, FakeClock } from '@weir/testing';
import { expect, it, onTestFinished } from 'vitest';
import { ask } from '../test/recording-sink.ts';
import { openAiCompatibleHttp } from './openai-compatible/openai-compatible-http.ts';
import { UpstreamPools } from './upstream-pools.ts';
import { UpstreamTargets } from './upstream-targets.ts';

const timeouts = { connectMs: 1_000, firstByteMs: 1_000, idleMs: 1_000, totalMs: 1_000 };

it('shares a pool between connections to one origin with the same connect limit', async () => {
  const pools = new UpstreamPools(new FakeClock());
  onTestFinished(() => pools.close());
  const one = pools.get(aConnection({ baseUrl: 'http://a.example/v1', timeouts }));
  expect(pools.get(aConnection({ baseUrl: 'http://a.example/other', timeouts, credential: null }))).toBe(one);
  expect(pools.get(aConnection({ baseUrl: 'http://b.example/v1', timeouts }))).not.toBe(one);
  expect(
    pools.get(aConnection({ baseUrl: 'http://a.example/v1', timeouts: { ...timeouts, connectMs: 2 } })),
  ).not.toBe(one);
});

it('breaks off what is running and refuses what is new once it is closed', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const pools = new UpstreamPools(new FakeClock());
  const targets = new UpstreamTargets(pools, openAiCompatibleHttp);
  const connection = aConnection({ baseUrl: `${simulator.url}/v1` });
  const running = ask(targets, connection, { model: 'sim-never-answer' });
  await simulator.nextRequest(0);
  await pools.close();
  await running.over;
  expect(running.error?.code).toMatch(/^upstream_conn/);
  for (const to of [connection, aConnection({ baseUrl: `${simulator.url}/v1` }), aConnection()]) {
    const late = ask(targets, to, { model: 'sim-fast' });
    await late.over;
    expect(late.error?.code).toBe('upstream_connect_failed');
  }
  expect(simulator.requests).toHaveLength(1);
});

it('serves a connection whose pool was given up for others', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const pools = new UpstreamPools(new FakeClock());
  onTestFinished(() => pools.close());
  const targets = new UpstreamTargets(pools, openAiCompatibleHttp);
  const connection = aConnection({ baseUrl: `${simulator.url}/v1` });
  const streaming = ask(targets, connection, { model: 'sim-steady?tokens=20', stream: true });
  const first = pools.get(connection);
  for (let other = 0; other < 1_000; other++)
    pools.get(aConnection({ baseUrl: `http://upstream-${other}.example` }));
  expect(first.closed).toBe(true);
  const later = ask(targets, connection, { model: 'sim-fast' });
  await Promise.all([streaming.over, later.over]);
  expect(streaming.ended && later.ended).toBe(true);
});
