import { describe, expect, it } from 'vitest';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { type RunOptions, startRun } from './__fixtures__/a-run.ts';
import {
  DONE,
  errorEvent,
  finish,
  ROLE,
  token,
  usageCounts,
  usageEvent,
} from './__fixtures__/open-ai-events.ts';

const HEDGE_AFTER_MS = 700;
const BODY = JSON.stringify({
  model: 'upstream-model-2',
  choices: [{ index: 0, message: { content: 'Hi' }, finish_reason: 'stop' }],
  usage: usageCounts(12, 2),
});

const hedged = (options: RunOptions = {}) =>
  startRun({ deployments: 2, routing: { hedgeAfterMs: HEDGE_AFTER_MS }, ...options });

/** Both attempts are under way. */
function racing(options: RunOptions = {}) {
  const run = hedged(options);
  run.clock.advance(HEDGE_AFTER_MS);
  expect(run.phase).toBe('racing');
  const [first, second] = run.provider.exchanges;
  return Object.assign(run, { first: first!, second: second! });
}

describe('a slow attempt', () => {
  it('gets another one beside it when it has no token in time, and not before', () => {
    const { clock, provider } = hedged();
    provider.upstream.send(': waiting\n\n');
    clock.advance(HEDGE_AFTER_MS - 1);
    expect(provider.exchanges).toHaveLength(1);
    clock.advance(1);
    expect(provider.exchanges.map(({ call }) => call.upstreamName)).toEqual([
      'upstream-model-1',
      'upstream-model-2',
    ]);
    expect(provider.exchanges[0]!.aborted).toBe(false);
  });

  it('gets it also when it has sent the beginning of an answer, which waits for the first token', () => {
    const { clock, provider, client } = hedged();
    provider.upstream.send(ROLE);
    expect(client.answer).toBeNull();
    clock.advance(HEDGE_AFTER_MS);
    expect(provider.exchanges).toHaveLength(2);
  });

  it.each([
    [
      'once it has a token',
      (run: ReturnType<typeof hedged>) => void run.provider.upstream.send(ROLE + token('a')),
    ],
    [
      'once it has begun a body',
      ({ provider }: ReturnType<typeof hedged>) => void provider.upstream.head('application/json').send('{'),
    ],
  ])('gets none %s', (_, answer) => {
    const run = hedged();
    answer(run);
    run.clock.advance(5_000);
    expect(run.provider.exchanges).toHaveLength(1);
  });

  it.each([
    ['where the model does not say so', { routing: {} }],
    ['where there is one deployment', { deployments: 1 }],
    ['where the model allows one attempt', { maxAttempts: 1 }],
    ['that cannot express the request', { cannotExpress: ['upstream-model-2'] }],
  ] satisfies [string, RunOptions][])('gets none %s', (_, options) => {
    const { clock, provider, client } = hedged(options);
    clock.advance(5_000);
    expect(provider.exchanges).toHaveLength(1);
    provider.upstream.send(ROLE + token('a'));
    expect(client.text).toContain('"content":"a"');
  });

  it('gets at most one', () => {
    const { clock, provider, second } = racing({ deployments: 4, maxAttempts: 10 });
    clock.advance(10_000);
    expect(provider.exchanges).toHaveLength(2);
    second.fail('upstream_overloaded');
    clock.advance(10_000);
    expect(provider.exchanges).toHaveLength(2);
  });
});

describe('the first of two attempts with a token', () => {
  it('is the answer, and the other one ends at once', async () => {
    const run = racing({ body: { stream_options: { include_usage: true } } });
    const { first, second, client, clock, telemetry } = run;
    first.send(ROLE);
    clock.advance(100);
    second.send(ROLE + token('b'));
    expect(first.aborted).toBe(true);
    expect(first.send(token('a'))).toBe(false);
    second.send(finish() + usageEvent(9, 2) + DONE);
    second.end();
    await flushMicrotasks();
    expect(client.text).toBe(ROLE + token('b') + finish() + usageEvent(9, 2) + DONE);
    expect(client.ends).toBe(1);
    expect(client.answer).toMatchObject({ status: 200, attempts: 2 });
    expect(run.record).toMatchObject({
      ending: 'completed',
      deploymentId: run.request.deployments[1]!.id,
      upstreamModel: 'upstream-model-2',
      usage: { inputTokens: 9, outputTokens: 2 },
      isFallback: true,
      upstreamTtftUs: 100_000,
      ttftUs: 800_000,
    });
    expect(run.record.attempts).toMatchObject([
      { errorCode: 'overtaken', startOffsetUs: 0, durationUs: 800_000 },
      { errorCode: null, startOffsetUs: 700_000 },
    ]);
    expect(telemetry.attempts).toEqual(['started', 'started', 'overtaken', 'ok']);
  });

  it('may be the slow one, whose answer is no fallback', async () => {
    const run = racing();
    run.first.send(ROLE + token('a') + finish() + DONE);
    run.first.end();
    await flushMicrotasks();
    expect(run.second.aborted).toBe(true);
    expect(run.client.text).toBe(ROLE + token('a') + finish() + DONE);
    expect(run.record).toMatchObject({
      ending: 'completed',
      deploymentId: run.request.deployments[0]!.id,
      isFallback: false,
    });
    expect(run.record.attempts.map(({ errorCode }) => errorCode)).toEqual(['overtaken', null]);
  });

  it('bills nothing that the other one reported', async () => {
    const run = racing({ body: { stream_options: { include_usage: true } } });
    run.first.send(usageEvent(500, 0));
    run.second.send(token('b') + finish() + usageEvent(9, 2) + DONE);
    run.second.end();
    await flushMicrotasks();
    expect(run.record.usage).toMatchObject({ inputTokens: 9, outputTokens: 2 });
  });

  it('is the one with the first byte where the answer comes in one piece', async () => {
    const run = racing({ body: { stream: false } });
    run.first.head('application/json');
    run.second.head('application/json').send(BODY.slice(0, 5));
    expect(run.first.aborted).toBe(true);
    run.second.send(BODY.slice(5));
    run.second.end();
    await flushMicrotasks();
    expect(run.client.text).toBe(BODY);
    expect(run.record).toMatchObject({ ending: 'completed', upstreamModel: 'upstream-model-2' });
  });

  it('can still fail, and a third deployment is asked', () => {
    const run = racing({ body: { stream: false }, deployments: 3 });
    run.second.head('application/json').send('{"choices":');
    run.second.fail('upstream_connection_lost');
    expect(run.provider.exchanges).toHaveLength(3);
    expect(run.provider.upstream.call.upstreamName).toBe('upstream-model-3');
  });
});

describe('the failure of one of two attempts', () => {
  it.each(['first', 'second'] as const)('leaves the request to the other: %s', async (which) => {
    const run = racing();
    const other = which === 'first' ? run.second : run.first;
    run[which].fail('upstream_overloaded', { status: 503 });
    expect(run.phase).toBe('attempting');
    expect(run.client.isOver).toBe(false);
    other.send(token('x') + finish() + DONE);
    other.end();
    await flushMicrotasks();
    expect(run.record).toMatchObject({ ending: 'completed' });
    expect(run.record.attempts.map(({ errorCode }) => errorCode)).toEqual(['upstream_overloaded', null]);
  });

  it('by its first event leaves the request to the other, also behind the beginning of an answer', () => {
    const run = racing();
    run.first.send(ROLE + errorEvent());
    expect(run.phase).toBe('attempting');
    run.second.send(token('b'));
    expect(run.client.text).toBe(token('b'));
  });

  it('by a time limit leaves the request to the other, which has its own', () => {
    const run = racing();
    run.clock.advance(30_000 - HEDGE_AFTER_MS);
    expect([run.first.aborted, run.second.aborted]).toEqual([true, false]);
    expect(run.phase).toBe('attempting');
    run.clock.advance(HEDGE_AFTER_MS);
    expect(run.client.errorCodes).toEqual(['upstream_first_byte_timeout']);
  });

  it('is the answer where the request itself is at fault', () => {
    const run = racing();
    run.second.fail('upstream_rejected', { status: 400 });
    expect(run.client.errorCodes).toEqual(['upstream_rejected']);
    expect(run.first.aborted).toBe(true);
    expect(run.record).toMatchObject({
      ending: 'upstream_failed',
      status: 400,
      deploymentId: run.request.deployments[1]!.id,
    });
    expect(run.record.attempts.map(({ errorCode }) => errorCode)).toEqual(['overtaken', 'upstream_rejected']);
  });

  it('leaves the request to the other where only Weir’s own options were rejected', () => {
    const run = racing();
    const words = { message: 'Unknown: stream_options', type: null, code: null, param: null, details: null };
    run.second.fail('upstream_rejected', { status: 400, words });
    expect(run.phase).toBe('attempting');
    run.first.send(token('a'));
    expect(run.client.text).toBe(token('a'));
  });

  it('of both is followed by what follows one', () => {
    const run = racing({ deployments: 3 });
    run.first.fail('upstream_failed');
    run.second.fail('upstream_failed');
    expect(run.provider.upstream.call.upstreamName).toBe('upstream-model-3');
  });
});

describe('two attempts', () => {
  it('both end when the client leaves', async () => {
    const run = racing();
    run.client.goAway();
    expect([run.first.aborted, run.second.aborted]).toEqual([true, true]);
    await flushMicrotasks();
    expect(run.record).toMatchObject({
      ending: 'client_disconnected',
      deploymentId: run.request.deployments[0]!.id,
    });
    expect(run.record.attempts.map(({ errorCode }) => errorCode)).toEqual([
      'client_disconnected',
      'client_disconnected',
    ]);
    expect(run.record.attempts.at(-1)!.deploymentId).toBe(run.request.deployments[0]!.id);
    expect(run.clock.pendingTimers).toBe(0);
  });

  it('both end when the process stops', async () => {
    const run = racing();
    void run.runner.drain(0);
    run.clock.advance(0);
    expect([run.first.aborted, run.second.aborted]).toEqual([true, true]);
    expect(run.client.errorCodes).toEqual(['shutting_down']);
    await flushMicrotasks();
    expect(run.record.attempts.map(({ errorCode }) => errorCode)).toEqual(['shutting_down', 'shutting_down']);
    expect(run.runner.activeRequests).toBe(0);
  });

  it('keep the bytes of the request until one leads', () => {
    const run = racing();
    expect(run.request.body.bytes.length).toBeGreaterThan(0);
    run.second.send(token('b'));
    expect(() => run.request.body.bytes).toThrow('released');
  });

  it('are covered by comments, and neither is read faster than the client reads', () => {
    const run = racing({ keepAliveMs: 5_000 });
    run.client.ready = false;
    run.clock.advance(5_000);
    expect(run.client.text).toBe(': keepalive\n\n');
    run.client.drain();
    expect([run.first.resumes, run.second.resumes]).toEqual([1, 1]);
    run.second.send(token('b'));
    expect(run.client.text).toBe(`: keepalive\n\n${token('b')}`);
  });
});
