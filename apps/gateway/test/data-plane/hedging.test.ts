import { createDatabase } from '@weir/postgres';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** Longer than any test waits. */
const SLOW = 'sim-fast?ttft_ms=60000';
/** What the first deployment of each model does, and the one of the next tier. */
const MODELS = {
  'slow-then-fast': [SLOW, 'sim-fast'],
  'slow-then-broken': ['sim-fast?ttft_ms=1000', 'sim-error-503'],
  'both-slow': [SLOW, SLOW],
} as const;

let gateway: TestGateway;
let second: Simulator;
beforeAll(async () => {
  [gateway, second] = await Promise.all([startTestGateway(), startSimulator({ recordBytes: true })]);
  const served = (index: 0 | 1) =>
    Object.entries(MODELS).map(([model, names]) => ({ model, upstreamName: names[index], tier: index }));
  await gateway.connect({ name: 'first', baseUrl: `${gateway.simulator.url}/v1` }, served(0));
  await gateway.connect({ name: 'second', baseUrl: `${second.url}/v1` }, served(1));
  const { sql, close } = createDatabase(gateway.databaseUrl, { poolSize: 1 });
  await sql`update models set hedge_after_ms = 100 where name = any(${Object.keys(MODELS)})`;
  await close();
  await gateway.composition.services.catalog.reload();
});
afterAll(async () => {
  await gateway.stop();
  await second.close();
});

const MESSAGES = [{ role: 'user', content: 'How much water passes the weir?' }];

function ask(model: keyof typeof MODELS, stream: boolean, signal?: AbortSignal) {
  gateway.simulator.reset();
  second.reset();
  const path = '/chat/completions';
  return post(gateway, path, JSON.stringify({ model, stream, messages: MESSAGES }), {}, signal);
}

/** The only request of each upstream, and how it ended there. */
async function endings() {
  const requests = [gateway.simulator.requests, second.requests];
  expect(requests.map(({ length }) => length)).toEqual([1, 1]);
  return Promise.all(requests.map(([request]) => request!.ended));
}

describe('a slow deployment', () => {
  it.each([true, false])('is overtaken by the next one, and stopped; streamed: %s', async (stream) => {
    const response = await ask('slow-then-fast', stream);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-weir-attempts')).toBe('2');
    const text = await response.text();
    expect(text).toContain(stream ? 'data: [DONE]' : '"finish_reason":"stop"');
    expect(await endings()).toEqual(['client_gone', 'finished']);
    const record = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(record).toMatchObject({ ending: 'completed', isFallback: true, usageSource: 'reported' });
    expect(record.attempts.map(({ errorCode }) => errorCode)).toEqual(['overtaken', null]);
  });

  it('answers when the one beside it fails', async () => {
    const response = await ask('slow-then-broken', true);
    expect(await response.text()).toContain('data: [DONE]');
    const record = await gateway.recordOf(response.headers.get('x-request-id'));
    expect(record).toMatchObject({ ending: 'completed', isFallback: false });
    expect(record.attempts.map(({ errorCode }) => errorCode)).toEqual(['upstream_overloaded', null]);
  });

  it('stops with the one beside it when the client leaves', async () => {
    const client = new AbortController();
    const answer = ask('both-slow', true, client.signal).catch(() => null);
    await expect.poll(() => second.requests.length, { timeout: 10_000 }).toBe(1);
    client.abort();
    await answer;
    expect(await endings()).toEqual(['client_gone', 'client_gone']);
    await gateway.idle();
    const left = (await gateway.records()).filter(({ model }) => model === 'both-slow');
    expect(left).toMatchObject([{ ending: 'client_disconnected' }]);
    expect(left[0]!.attempts).toHaveLength(2);
  });

  it('stops with the one beside it when the gateway stops', async () => {
    const answer = ask('both-slow', false);
    await expect.poll(() => second.requests.length, { timeout: 10_000 }).toBe(1);
    await gateway.drain();
    const response = await answer;
    expect(response.status).toBe(503);
    await response.text();
    expect(await endings()).toEqual(['client_gone', 'client_gone']);
    const stopped = (await gateway.records()).filter(({ ending }) => ending === 'shut_down');
    expect(stopped).toHaveLength(1);
    expect(stopped[0]!.attempts).toHaveLength(2);
  });
});
