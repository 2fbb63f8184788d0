import { describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { ProviderError, type ProviderErrorOptions } from '../inference/provider-error.ts';
import type { Connection, Deployment, Model } from '../models/model.ts';
import { Breakers } from './breakers.ts';
import type { AccountBreakers } from './ports.ts';
import type { AskedDeployment, NextStep, Route } from './route.ts';
import { Router } from './router.ts';
import { DEFAULT_ROUTING, type RoutingPolicy } from './routing-policy.ts';

type GivenDeployment = Partial<Deployment> & { readonly connection?: Connection };

/** Breakers that a test opens, and that record what they are told. */
class ScriptedBreakers implements AccountBreakers {
  readonly open = new Map<string, number | null>();
  readonly told: string[] = [];

  allows({ id }: Connection) {
    return this.open.has(id) ? 'no' : 'yes';
  }
  wouldAllow(connection: Connection) {
    return this.allows(connection);
  }
  succeeded(): void {
    this.told.push('succeeded');
  }
  failed(_connection: Connection, _permit: string, error: ProviderError): void {
    this.told.push(error.code);
  }
  givenBack(): void {
    this.told.push('given back');
  }
  retryAfterMs({ id }: Connection): number | null {
    return this.open.get(id) ?? null;
  }
  stateOf({ id }: Connection) {
    return this.open.has(id) ? 'open' : 'closed';
  }
}

/** A model with these deployments; `d0` is the first of them. */
function pool(
  given: readonly GivenDeployment[],
  routing: Partial<RoutingPolicy> = {},
  more: Partial<Model> = {},
  through?: AccountBreakers,
) {
  const clock = new FakeClock();
  const breakers = new ScriptedBreakers();
  const router = new Router({ clock, breakers: through ?? breakers, random: () => 0, maxAttempts: 3 });
  const model = aModel({ routing: { ...DEFAULT_ROUTING, ...routing }, ...more });
  const deployments = given.map(({ connection = aConnection(), ...rest }) => ({
    ...aDeployment(model, connection, rest),
    connection,
  }));
  const key = { organizationId: aFreshId<'organization'>() };
  const names = new Map<unknown, string>(deployments.map((deployment, index) => [deployment, `d${index}`]));
  const named = (step: NextStep) =>
    step === null || typeof step === 'number' ? step : names.get(step.deployment);
  const begin = (headers: readonly string[] = []) => {
    const route = router.begin({ key, headers, parsed: {}, model, deployments });
    /** The attempt that began last. */
    let asked: AskedDeployment;
    const follow = (step: NextStep) => {
      if (step !== null && typeof step !== 'number') asked = step;
      return named(step);
    };
    return {
      route,
      first: () => follow(route.first()),
      fails: (code: ProviderError['code'] = 'upstream_failed', options: ProviderErrorOptions = {}) =>
        follow(route.failed(asked, new ProviderError(code, options), true)),
      waited: () => follow(route.waited()),
      passedOver: () => follow(route.passedOver(asked)),
      hedges: () => follow(route.hedge(asked)),
      succeeds: () => route.succeeded(asked),
      leaves: () => route.left(asked),
    };
  };
  return { begin, breakers, clock, deployments, named, router };
}

const refusalOf = (route: Route) => {
  try {
    route.first();
  } catch (error) {
    return error;
  }
  throw new Error('not refused');
};

describe('a route', () => {
  it('takes the deployments of the first tier in turn', () => {
    const { begin } = pool([{}, {}, { tier: 1 }]);
    expect([1, 2, 3, 4].map(() => begin().first())).toEqual(['d0', 'd1', 'd0', 'd1']);
  });

  it('goes through the tier, then through the next one, each deployment once', () => {
    const { begin } = pool([{}, {}, { tier: 1 }, { tier: 2 }], { maxAttempts: 10 });
    const { first, fails } = begin();
    expect([first(), fails(), fails(), fails()]).toEqual(['d0', 'd1', 'd2', 'd3']);
  });

  it('then waits for the one that may be asked again first', () => {
    const { begin, clock } = pool([{}, {}], { maxAttempts: 10 });
    const { first, fails, waited } = begin();
    first();
    expect(fails('upstream_rate_limited', { retryAfterMs: 2_000 })).toBe('d1');
    clock.advance(100);
    expect(fails('upstream_overloaded', { retryAfterMs: 1_000 })).toBe(1_000);
    clock.advance(1_000);
    expect(waited()).toBe('d1');
    expect(fails('upstream_failed')).toBe(250);
    clock.advance(250);
    expect(waited()).toBe('d1');
    expect(fails('upstream_malformed_answer')).toBe(650);
    clock.advance(650);
    expect(waited()).toBe('d0');
  });

  it.each([
    'upstream_credential_rejected',
    'upstream_first_byte_timeout',
    'upstream_connect_timeout',
    'upstream_malformed_answer',
    'upstream_address_refused',
  ] as const)('does not ask the same deployment again after %s', (code) => {
    const { begin } = pool([{}]);
    const { first, fails } = begin();
    first();
    expect(fails(code)).toBeNull();
  });

  it('moves on past a deployment that is away for long, and does not come back to it', () => {
    const { begin } = pool([{}, {}], { maxAttempts: 10 });
    const { first, fails } = begin();
    first();
    expect(fails('upstream_rate_limited', { retryAfterMs: 60_000 })).toBe('d1');
    expect(fails('upstream_rate_limited', { retryAfterMs: 60_000 })).toBeNull();
  });

  it('makes as many attempts as the model allows, else as the configuration does', () => {
    const attempts = (routing: Partial<RoutingPolicy>) => {
      const { begin } = pool([{}, {}, {}, {}, {}, {}], routing);
      const { first, fails } = begin();
      first();
      let count = 1;
      while (fails() !== null) count++;
      return count;
    };
    expect(attempts({})).toBe(3);
    expect(attempts({ maxAttempts: 1 })).toBe(1);
    expect(attempts({ maxAttempts: 5 })).toBe(5);
  });

  it('begins no attempt after the time of the model', () => {
    const { begin, clock } = pool([{}, {}, {}], { retryTimeMs: 10_000 });
    const { first, fails } = begin();
    first();
    clock.advance(10_000);
    expect(fails()).toBe('d1');
    clock.advance(1);
    expect(fails()).toBeNull();
    const waits = pool([{}], { retryTimeMs: 1_000 }).begin();
    waits.first();
    expect(waits.fails('upstream_rate_limited', { retryAfterMs: 1_500 })).toBeNull();
  });

  it('begins no attempt once the client has something of the answer', () => {
    const { begin } = pool([{}, {}]);
    const { route } = begin();
    expect(route.failed(route.first(), new ProviderError('upstream_connection_lost'), false)).toBeNull();
  });

  it('does not move on after a rejection of the request', () => {
    const { begin } = pool([{}, {}]);
    const { first, fails } = begin();
    first();
    expect(fails('upstream_rejected', { status: 400 })).toBeNull();
  });
});

describe('a full deployment', () => {
  it('is passed over until an attempt ends there', () => {
    const { begin } = pool([{ maxParallel: 1 }, { tier: 1 }]);
    const one = begin();
    expect(one.first()).toBe('d0');
    expect(begin().first()).toBe('d1');
    one.succeeds();
    const two = begin();
    expect(two.first()).toBe('d0');
    two.leaves();
    const three = begin();
    expect(three.first()).toBe('d0');
    expect(three.fails()).toBe('d1');
    expect(begin().first()).toBe('d0');
  });

  it('refuses requests when all are full, and says when to come back', () => {
    const { begin, breakers, deployments } = pool([{ maxParallel: 1 }, { maxParallel: 1 }, {}]);
    breakers.open.set(deployments[2]!.connection.id, 60_000);
    begin().first();
    begin().first();
    expect(refusalOf(begin().route)).toMatchObject({
      code: 'deployments_busy',
      retryAfterMs: 1_000,
      retryable: true,
    });
  });
});

describe('a breaker', () => {
  it('that is open is passed over', () => {
    const { begin, breakers, deployments } = pool([{}, {}, {}]);
    breakers.open.set(deployments[1]!.connection.id, 1_000);
    const asked = Array.from({ length: 100 }, () => begin().first());
    expect(asked).not.toContain('d1');
    expect(asked.filter((name) => name === 'd0')).toHaveLength(50);
  });

  it('refuses requests when all are open, until the first may be asked', () => {
    const { begin, breakers, deployments } = pool([{}, { tier: 1 }]);
    breakers.open.set(deployments[0]!.connection.id, 90_000);
    breakers.open.set(deployments[1]!.connection.id, 30_000);
    expect(refusalOf(begin().route)).toMatchObject({
      code: 'no_deployment_available',
      retryAfterMs: 30_000,
      retryable: true,
    });
    breakers.open.set(deployments[1]!.connection.id, 1_800_000);
    expect(refusalOf(begin().route)).toMatchObject({ retryAfterMs: 60_000 });
    breakers.open.set(deployments[0]!.connection.id, null);
    breakers.open.set(deployments[1]!.connection.id, null);
    expect(refusalOf(begin().route)).toMatchObject({ retryAfterMs: 60_000 });
  });

  it('hears of one failure of a request at a connection, however often it was asked', () => {
    const connection = aConnection();
    const { begin, breakers } = pool([{ connection }, { connection }, {}], { maxAttempts: 10 });
    const { first, fails, waited } = begin();
    first();
    while (typeof fails('upstream_rate_limited') === 'string');
    waited();
    fails('upstream_malformed_answer');
    expect(breakers.told).toEqual([
      'upstream_rate_limited',
      'given back',
      'upstream_rate_limited',
      'given back',
    ]);
  });

  it('of the domain opens after three requests, and lets one find out whether the upstream is back', () => {
    const { begin, clock } = pool([{}, {}], {}, {}, new Breakers());
    const asked = Array.from({ length: 40 }, () => {
      const { first, fails, succeeds } = begin();
      const name = first();
      if (name !== 'd0') succeeds();
      else if (fails('upstream_failed') === 'd1') succeeds();
      return name;
    });
    expect(asked.filter((name) => name === 'd0')).toHaveLength(3);
    clock.advance(1_800_000);
    const [probe, other] = [begin(), begin()];
    expect(new Set([probe.first(), other.first(), begin().first()])).toEqual(new Set(['d0', 'd1']));
  });

  it('hears the end of each attempt once', () => {
    const { begin, breakers } = pool([{}, {}, {}]);
    const { first, fails, passedOver, succeeds } = begin();
    first();
    fails('upstream_overloaded');
    passedOver();
    succeeds();
    expect(breakers.told).toEqual(['upstream_overloaded', 'given back', 'succeeded']);
  });
});

describe('the budget of a connection', () => {
  it('ends retries during an outage, but not the way to other connections', () => {
    const { begin } = pool([{}, { tier: 1 }], { maxAttempts: 10 });
    const steps = Array.from({ length: 30 }, () => {
      const { first, fails } = begin();
      first();
      return [fails(), fails()];
    });
    expect(steps.every(([next]) => next === 'd1')).toBe(true);
    const waits = steps.filter(([, then]) => typeof then === 'number').length;
    expect(waits).toBeGreaterThanOrEqual(10);
    expect(waits).toBeLessThanOrEqual(20);
  });

  it('counts another deployment of the same connection as a retry', () => {
    const connection = aConnection();
    const { begin } = pool([{ connection }, { connection }]);
    const moved = Array.from({ length: 40 }, () => {
      const { first, fails } = begin();
      first();
      return fails();
    }).filter((step) => typeof step === 'string');
    expect(moved.length).toBeLessThanOrEqual(18);
  });
});

describe('a prompt that is too long', () => {
  const words = { message: '', type: null, code: 'context_length_exceeded', param: null, details: null };
  const tooLong: ProviderErrorOptions = { status: 400, words };

  it('goes to a deployment with a longer context, in any tier', () => {
    const { begin } = pool(
      [{ contextLength: 8_192 }, { contextLength: 8_192 }, { tier: 1, contextLength: 4_096 }, { tier: 2 }],
      {},
      { contextLength: 131_072 },
    );
    const { first, fails } = begin();
    first();
    expect(fails('upstream_rejected', tooLong)).toBe('d3');
    expect(fails('upstream_rejected', tooLong)).toBeNull();
  });

  it('stays a rejection where no context is known to be longer', () => {
    for (const contextLength of [null, 8_192]) {
      const { begin } = pool([{}, {}], {}, { contextLength });
      const { first, fails } = begin();
      first();
      expect(fails('upstream_rejected', tooLong)).toBeNull();
    }
  });

  it('does not come back to a shorter context when the longer one fails', () => {
    const { begin } = pool([{ contextLength: 8_192 }, { contextLength: 32_768 }]);
    const { first, fails, waited } = begin();
    first();
    expect(fails('upstream_rejected', tooLong)).toBe('d1');
    expect(fails('upstream_overloaded')).toBe(125);
    expect(waited()).toBe('d1');
  });

  it('uses up nothing of the budget for retries', () => {
    const connection = aConnection();
    const { begin } = pool([
      { connection, contextLength: 8_192 },
      { connection, contextLength: 32_768, tier: 1 },
    ]);
    for (let i = 0; i < 100; i++) {
      const { first, fails, succeeds } = begin();
      first();
      expect(fails('upstream_rejected', tooLong)).toBe('d1');
      succeeds();
    }
  });
});

describe('a session', () => {
  const SESSION = ['x-session-id', 's-1'];

  it('stays at one deployment, and comes back to it after a failure', () => {
    const { begin } = pool([{}, {}, {}]);
    const home = begin(SESSION).first();
    for (let i = 0; i < 5; i++) {
      const one = begin(SESSION);
      expect(one.first()).toBe(home);
      expect(one.fails()).not.toBe(home);
      one.succeeds();
    }
  });

  it('moves on from a full deployment, and to the next tier when the whole tier is away', () => {
    const { begin, breakers, deployments } = pool([{ maxParallel: 1 }, { maxParallel: 1 }, { tier: 1 }]);
    const homes = [begin(SESSION).first(), begin(SESSION).first()];
    expect(new Set(homes)).toEqual(new Set(['d0', 'd1']));
    expect(begin(SESSION).first()).toBe('d2');
    for (const { connection } of deployments.slice(0, 2)) breakers.open.set(connection.id, 1_000);
    expect(begin(SESSION).first()).toBe('d2');
  });

  it('means nothing where the model says so', () => {
    const { begin } = pool([{}, {}], { stickiness: 'off' });
    expect([1, 2, 3].map(() => begin(SESSION).first())).toEqual(['d0', 'd1', 'd0']);
  });
});

describe('another deployment beside a slow one', () => {
  const pair = (more: readonly GivenDeployment[] = [], routing: Partial<RoutingPolicy> = {}) =>
    pool([{}, {}, ...more], routing);

  it('is the next one, of the tier or of the next tier', () => {
    const { first, hedges } = pair([]).begin();
    expect([first(), hedges()]).toEqual(['d0', 'd1']);
    const tiers = pool([{}, { tier: 1 }]).begin();
    expect([tiers.first(), tiers.hedges()]).toEqual(['d0', 'd1']);
  });

  it('is never the slow one itself, also after its failure', () => {
    const { first, hedges } = pool([{}]).begin();
    first();
    expect(hedges()).toBeNull();
    const both = pair([]).begin();
    both.first();
    both.hedges();
    expect(both.fails('upstream_malformed_answer')).toBeNull();
  });

  it('is not asked while the breaker of any deployment is open', () => {
    const { begin, breakers, deployments } = pair([{}]);
    breakers.open.set(deployments[2]!.connection.id, 1_000);
    const { first, hedges } = begin();
    first();
    expect(hedges()).toBeNull();
  });

  it('is not asked where it is full, and counts there', () => {
    const { begin } = pool([{}, { tier: 1, maxParallel: 1 }]);
    const one = begin();
    one.first();
    expect(one.hedges()).toBe('d1');
    const two = begin();
    two.first();
    expect(two.hedges()).toBeNull();
    one.leaves();
    const three = begin();
    three.first();
    expect(three.hedges()).toBe('d1');
  });

  it('counts as an attempt', () => {
    const { first, hedges } = pair([], { maxAttempts: 1 }).begin();
    first();
    expect(hedges()).toBeNull();
    const three = pair([{}, {}], { maxAttempts: 3 }).begin();
    three.first();
    three.hedges();
    expect(three.fails()).toBe('d2');
    expect(three.fails()).toBeNull();
  });

  it('is paid by the budget of the slow connection: an outage gets a fifth more, not twice as much', () => {
    const { begin } = pool([{}, { tier: 1 }]);
    const hedged = Array.from({ length: 1_000 }, () => {
      const { first, hedges } = begin();
      first();
      return hedges();
    }).filter((name) => name !== null);
    expect(hedged.length).toBeGreaterThan(100);
    expect(hedged.length).toBeLessThanOrEqual(210);
  });

  it('may still answer when the slow one fails, unless the request itself is at fault', () => {
    const { begin, breakers } = pair();
    const { route } = begin();
    const slow = route.first();
    const beside = route.hedge(slow)!;
    expect(route.failedBeside(slow, new ProviderError('upstream_overloaded'))).toBe(true);
    expect(route.failed(beside, new ProviderError('upstream_malformed_answer'), true)).toBeTypeOf('number');
    const rejected = begin().route;
    const first = rejected.first();
    rejected.hedge(first);
    expect(rejected.failedBeside(first, new ProviderError('upstream_rejected', { status: 400 }))).toBe(false);
    expect(breakers.told).toEqual(['upstream_overloaded', 'upstream_malformed_answer', 'upstream_rejected']);
  });

  it('tells the breaker nothing, and the latency strategy how long an overtaken one took at least', () => {
    const { begin, breakers, clock, deployments } = pool([{}, {}], { strategy: 'latency' });
    const one = begin();
    const slow = one.route.first();
    clock.advance(3_000);
    const fast = one.route.hedge(slow)!;
    one.route.overtaken(slow);
    one.route.firstToken(fast, 20_000);
    one.route.succeeded(fast);
    expect(breakers.told).toEqual(['given back', 'succeeded']);
    expect(slow.load.ttftUs(clock.monotonicUs())).toBe(3_000_000);
    expect(slow.load.running + fast.load.running).toBe(0);
    expect(deployments).toContain(fast.deployment);
  });
});

describe('what a request costs where it is asked first', () => {
  const PLAN = () => ({ connection: aConnection({ free: true }) });

  it.each([
    ['nothing', [PLAN(), { tier: 1 }], true],
    ['nothing, of several', [PLAN(), PLAN(), { tier: 1 }], true],
    ['something', [{}, { ...PLAN(), tier: 1 }], false],
    ['nothing or something, by turns', [PLAN(), {}], false],
    ['something, where nothing is free', [{}, { tier: 1 }], false],
  ] as const)('is %s', (_, given, isFree) => {
    const { deployments, router } = pool(given);
    expect(router.asksFreeFirst(deployments)).toBe(isFree);
  });

  it('is something while the free one is full, or its breaker open', () => {
    const { begin, breakers, deployments, router } = pool([{ ...PLAN(), maxParallel: 1 }, { tier: 1 }]);
    const one = begin();
    one.first();
    expect(router.asksFreeFirst(deployments)).toBe(false);
    one.leaves();
    expect(router.asksFreeFirst(deployments)).toBe(true);
    breakers.open.set(deployments[0]!.connection.id, 1_000);
    expect(router.asksFreeFirst(deployments)).toBe(false);
  });

  it('is nothing where all that costs something cannot be asked', () => {
    const { breakers, deployments, router } = pool([{}, { ...PLAN(), tier: 1 }]);
    breakers.open.set(deployments[0]!.connection.id, 1_000);
    expect(router.asksFreeFirst(deployments)).toBe(true);
    breakers.open.set(deployments[1]!.connection.id, 1_000);
    expect(router.asksFreeFirst(deployments)).toBe(false);
  });
});
