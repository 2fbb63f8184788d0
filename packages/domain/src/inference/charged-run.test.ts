import { describe, expect, it } from 'vitest';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { HOLDS_NOTHING } from '../limits/holds-nothing.ts';
import type { Extension } from '../limits/ports.ts';
import { type RunOptions, startRun } from './__fixtures__/a-run.ts';
import { DONE, finish, token } from './__fixtures__/open-ai-events.ts';

const SPENT = new DomainError('api_key_budget_exceeded', 'Spent.');
const WORDS = { message: 'Limit reached.', type: 'plan', code: null, param: null, details: null };

/** A request that was admitted for a plan, behind which others cost something. */
function planned(says: Extension, options: RunOptions = {}) {
  const limit = { says, charges: 0, known: () => {} };
  const admitted = {
    ...HOLDS_NOTHING,
    charge: (whenKnown: () => void) => {
      limit.charges++;
      limit.known = whenKnown;
      return limit.says;
    },
  };
  const run = startRun({ deployments: 2, isFree: true, admitted, ...options });
  const planFails = () =>
    run.provider.upstream.fail('upstream_usage_limited', {
      status: 429,
      words: WORDS,
      retryAfterMs: 3_600_000,
    });
  return Object.assign(run, { limit, planFails });
}

describe('a request that was admitted as free', () => {
  it('is charged once, before another deployment is asked, and only then', async () => {
    const run = planned('goes on', { deployments: 3 });
    expect(run.limit.charges).toBe(0);
    run.planFails();
    expect([run.limit.charges, run.provider.exchanges.length]).toEqual([1, 2]);
    run.provider.upstream.fail('upstream_overloaded');
    expect([run.limit.charges, run.provider.exchanges.length]).toEqual([1, 3]);
    run.provider.upstream.send(token('a') + finish() + DONE);
    run.provider.upstream.end();
    await flushMicrotasks();
    expect(run.record).toMatchObject({ ending: 'completed', isFallback: true });
    expect(run.telemetry.refusedFallbacks).toEqual([]);
  });

  it('ends with the plan’s own error where a limit has no room for what costs something', async () => {
    const run = planned(SPENT, { deployments: 3 });
    run.planFails();
    expect(run.provider.exchanges).toHaveLength(1);
    expect(run.client.failures).toMatchObject([
      { code: 'upstream_usage_limited', status: 429, words: WORDS, retryAfterMs: 3_600_000 },
    ]);
    await flushMicrotasks();
    expect(run.record).toMatchObject({ ending: 'upstream_failed', errorCode: 'upstream_usage_limited' });
    expect(run.record.attempts).toHaveLength(1);
    expect(run.telemetry.refusedFallbacks).toEqual(['api_key_budget_exceeded']);
    expect(run.clock.pendingTimers).toBe(0);
  });

  it('waits for a plan that may soon answer again where a limit has no room', () => {
    const run = planned(SPENT);
    run.provider.upstream.fail('upstream_overloaded', { status: 503, retryAfterMs: 1_000 });
    expect(run.phase).toBe('waiting');
    run.clock.advance(1_250);
    expect(run.provider.upstream.call.upstreamName).toBe('upstream-model-1');
    expect(run.provider.exchanges).toHaveLength(2);
  });

  it('costs nothing where the plan answers', async () => {
    const run = planned(SPENT);
    run.provider.upstream.send(token('a') + finish() + DONE);
    run.provider.upstream.end();
    await flushMicrotasks();
    expect(run.limit.charges).toBe(0);
    expect(run.record).toMatchObject({ ending: 'completed', costNanoUsd: 0n, priceId: null });
  });

  describe('of which a limit does not know yet', () => {
    it('goes on once there is room', () => {
      const run = planned('waits', { keepAliveMs: 1_000 });
      run.planFails();
      expect([run.phase, run.provider.exchanges.length]).toEqual(['waiting', 1]);
      run.clock.advance(1_000);
      expect(run.client.text).toBe(': keepalive\n\n');
      run.limit.known();
      expect(run.phase).toBe('waiting');
      run.limit.says = 'goes on';
      run.limit.known();
      expect([run.phase, run.provider.exchanges.length]).toEqual(['attempting', 2]);
      run.provider.upstream.send(token('b'));
      expect(run.client.text).toContain(token('b'));
    });

    it('ends with the plan’s own error once there is none', () => {
      const run = planned('waits');
      run.planFails();
      run.limit.says = SPENT;
      run.limit.known();
      expect(run.client.errorCodes).toEqual(['upstream_usage_limited']);
      expect(run.telemetry.refusedFallbacks).toEqual(['api_key_budget_exceeded']);
      expect(run.clock.pendingTimers).toBe(0);
    });

    it('ends with the plan’s own error when nobody says in time', () => {
      const run = planned('waits');
      run.planFails();
      run.clock.advance(9_999);
      expect(run.phase).toBe('waiting');
      run.clock.advance(1);
      expect(run.client.errorCodes).toEqual(['upstream_usage_limited']);
      run.limit.says = 'goes on';
      run.limit.known();
      expect(run.provider.exchanges).toHaveLength(1);
    });

    it('ends when the client leaves meanwhile, with one attempt', async () => {
      const run = planned('waits');
      run.planFails();
      run.client.goAway();
      run.limit.says = 'goes on';
      run.limit.known();
      await flushMicrotasks();
      expect(run.provider.exchanges).toHaveLength(1);
      expect(run.record).toMatchObject({ ending: 'client_disconnected' });
      expect(run.record.attempts).toHaveLength(1);
      expect(run.clock.pendingTimers).toBe(0);
    });
  });

  it.each([
    ['where a limit has no room', SPENT],
    ['where a limit does not know', 'waits'],
  ] as const)('gets no deployment beside a slow plan %s, and no trouble', async (_, says) => {
    const run = planned(says, { routing: { hedgeAfterMs: 700 } });
    run.clock.advance(5_000);
    expect([run.phase, run.provider.exchanges.length]).toEqual(['attempting', 1]);
    run.limit.known();
    run.provider.upstream.send(token('a') + finish() + DONE);
    run.provider.upstream.end();
    await flushMicrotasks();
    expect(run.record).toMatchObject({ ending: 'completed', costNanoUsd: 0n });
    expect(run.telemetry.refusedFallbacks).toEqual([]);
  });

  it('is refused where the plan cannot be asked any more and a limit has no room', () => {
    const breakers = {
      allows: ({ free }: { free: boolean }) => (free ? 'no' : 'yes') as 'no',
      wouldAllow: () => 'yes' as const,
      ...{
        succeeded() {},
        failed() {},
        givenBack() {},
        retryAfterMs: () => 0,
        stateOf: () => 'open' as const,
      },
    };
    expect(() => planned(SPENT, { breakers })).toThrow(SPENT);
    expect(() => planned('waits', { breakers })).toThrow('cannot check the limits');
    expect(planned('goes on', { breakers }).provider.upstream.call.upstreamName).toBe('upstream-model-2');
  });
});
