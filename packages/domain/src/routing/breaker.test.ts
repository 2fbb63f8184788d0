import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.ts';
import { DEFAULT_BREAKER } from './breakers.ts';

const { failures: _, ...times } = DEFAULT_BREAKER;
const { windowMs, openMs } = times;
const LIMIT_MS = 600_000;

const fail = (breaker: Breaker, nowMs: number, retryAfterMs?: number, isOutage = true) =>
  breaker.failed('yes', { retryAfterMs, isOutage }, nowMs, DEFAULT_BREAKER);
const succeed = (breaker: Breaker, startedMs: number, nowMs = startedMs) =>
  breaker.succeeded('yes', startedMs, nowMs, windowMs);

function opened(nowMs: number, retryAfterMs?: number): Breaker {
  const breaker = new Breaker();
  for (let count = 0; count < 3; count++) fail(breaker, nowMs, retryAfterMs);
  return breaker;
}

describe('a closed breaker', () => {
  it('opens at the third failure within the window', () => {
    const breaker = new Breaker();
    fail(breaker, 0);
    fail(breaker, windowMs - 1);
    expect(breaker.state).toBe('closed');
    // The first one is out of the window by now.
    fail(breaker, windowMs);
    expect(breaker.state).toBe('closed');
    fail(breaker, windowMs + 1);
    expect(breaker.state).toBe('open');
  });

  it('opens at failures among as many successes', () => {
    const breaker = new Breaker();
    for (const atMs of [0, 10, 20]) {
      fail(breaker, atMs);
      succeed(breaker, atMs + 5);
    }
    expect(breaker.state).toBe('open');
  });

  it('does not open while more attempts succeed than fail', () => {
    const breaker = new Breaker();
    for (let count = 0; count < 200; count++) {
      fail(breaker, count * 100);
      for (let successes = 0; successes < 3; successes++) succeed(breaker, count * 100 + successes);
    }
    expect(breaker.state).toBe('closed');
  });

  it('opens in an outage, however busy it was and whatever share failed before', () => {
    const breaker = new Breaker();
    for (let count = 0; count < 50; count++) {
      fail(breaker, count * 100);
      for (let successes = 0; successes < 99; successes++) succeed(breaker, count * 100 + successes);
    }
    expect(breaker.state).toBe('closed');
    for (let count = 0; count < 20; count++) fail(breaker, 5_000 + count);
    expect(breaker.state).toBe('open');
  });

  it('does not take for a recovery what began before the failures', () => {
    const breaker = new Breaker();
    fail(breaker, 1_000);
    for (let count = 0; count < 100; count++) succeed(breaker, 999, 1_500);
    fail(breaker, 2_000);
    fail(breaker, 3_000);
    expect(breaker.state).toBe('open');
  });

  it('is as good as new once its failures are out of the window', () => {
    const breaker = new Breaker();
    fail(breaker, 0);
    succeed(breaker, 1, windowMs - 1);
    expect(breaker.isBlank).toBe(false);
    succeed(breaker, 2, windowMs);
    expect(breaker.isBlank).toBe(true);
  });
});

describe('an open breaker', () => {
  it('refuses for the time that is set, then lets exactly one probe through', () => {
    const breaker = opened(1_000);
    expect([breaker.allows(1_000, LIMIT_MS), breaker.retryAfterMs(1_000)]).toEqual(['no', openMs]);
    expect(breaker.allows(1_000 + openMs - 1, LIMIT_MS)).toBe('no');
    expect(breaker.wouldAllow(1_000 + openMs)).toBe('probe');
    expect(breaker.allows(1_000 + openMs, LIMIT_MS)).toBe('probe');
    expect(breaker.wouldAllow(1_000 + openMs)).toBe('no');
    expect(breaker.allows(1_000 + openMs, LIMIT_MS)).toBe('no');
    expect(breaker.retryAfterMs(1_000 + openMs)).toBe(1_000);
  });

  it.each([
    [20_000, 20_000],
    [0, 1_000],
    [7_200_000, 7_200_000],
  ])('stays open for as long as the upstream says: %i ms is %i ms', (retryAfterMs, leftMs) => {
    expect(opened(0, retryAfterMs).retryAfterMs(0)).toBe(leftMs);
  });

  it('does not hear attempts that began before it opened', () => {
    const breaker = opened(0);
    succeed(breaker, 0, 10);
    fail(breaker, 20);
    expect([breaker.state, breaker.retryAfterMs(20)]).toEqual(['open', openMs - 20]);
  });
});

describe('a probe', () => {
  function probing(): Breaker {
    const breaker = opened(0);
    breaker.allows(openMs, LIMIT_MS);
    return breaker;
  }

  it('closes it by its success, and forgets the failures', () => {
    const breaker = probing();
    breaker.succeeded('probe', openMs, openMs + 5, windowMs);
    expect([breaker.state, breaker.isBlank, breaker.retryAfterMs(openMs + 5)]).toEqual(['closed', true, 0]);
  });

  it('opens it again by one failure', () => {
    const breaker = probing();
    breaker.failed('probe', { isOutage: true }, openMs + 5, DEFAULT_BREAKER);
    expect([breaker.state, breaker.retryAfterMs(openMs + 5)]).toEqual(['open', openMs]);
  });

  it('gives the probe to the next when it said nothing of the upstream', () => {
    const breaker = probing();
    breaker.givenBack('probe', openMs + 5);
    expect(breaker.allows(openMs + 5, LIMIT_MS)).toBe('probe');
    expect(breaker.allows(openMs + 5, LIMIT_MS)).toBe('no');
  });

  it('is not mistaken for attempts that began while the breaker was closed', () => {
    const breaker = probing();
    succeed(breaker, 0, openMs + 1);
    fail(breaker, openMs + 2);
    breaker.givenBack('yes', openMs + 3);
    expect(breaker.state).toBe('half_open');
  });

  it('gives up a probe that never ends', () => {
    const breaker = probing();
    expect(breaker.allows(openMs + LIMIT_MS - 1, LIMIT_MS)).toBe('no');
    expect(breaker.allows(openMs + LIMIT_MS, LIMIT_MS)).toBe('probe');
  });
});

describe('a breaker whose upstream lists its models again', () => {
  it('lets a probe through at once when an outage opened it', () => {
    const breaker = opened(0);
    expect(breaker.isOutage).toBe(true);
    breaker.listsModels(100, 200);
    expect([breaker.state, breaker.retryAfterMs(200)]).toEqual(['open', 0]);
    expect([breaker.allows(200, LIMIT_MS), breaker.allows(200, LIMIT_MS)]).toEqual(['probe', 'no']);
    breaker.listsModels(201, 202);
    expect(breaker.allows(202, LIMIT_MS)).toBe('no');
    breaker.failed('probe', { isOutage: true }, 300, DEFAULT_BREAKER);
    expect([breaker.retryAfterMs(300), breaker.isOutage]).toEqual([openMs, true]);
  });

  it('does not believe a list that was asked for before it opened', () => {
    const breaker = opened(1_000);
    breaker.listsModels(999, 2_000);
    expect(breaker.allows(2_000, LIMIT_MS)).toBe('no');
  });

  it('keeps to its time when anything but an outage opened it, or the upstream said how long', () => {
    const mixed = new Breaker();
    fail(mixed, 0);
    fail(mixed, 0, undefined, false);
    fail(mixed, 0);
    const again = opened(0);
    again.allows(openMs, LIMIT_MS);
    again.failed('probe', { isOutage: false }, openMs, DEFAULT_BREAKER);
    const held = opened(0);
    held.openByHand();
    for (const breaker of [mixed, again, held, opened(0, 60_000)]) {
      expect(breaker.isOutage).toBe(false);
      breaker.listsModels(openMs + 1, openMs + 2);
    }
    expect([mixed.allows(10, LIMIT_MS), again.allows(openMs + 2, LIMIT_MS)]).toEqual(['no', 'no']);
    expect(held.state).toBe('held_open');
  });
});

describe('a breaker that a person opens', () => {
  it('stays open until a person closes it, whatever comes', () => {
    const breaker = new Breaker();
    breaker.openByHand();
    succeed(breaker, 10);
    breaker.succeeded('probe', 10, 10, windowMs);
    expect([breaker.allows(10 * openMs, LIMIT_MS), breaker.retryAfterMs(0)]).toEqual(['no', null]);
    breaker.closeByHand();
    expect([breaker.allows(0, LIMIT_MS), breaker.isBlank]).toEqual(['yes', true]);
  });

  it('hears nothing of a probe that was under way', () => {
    const breaker = opened(0);
    breaker.allows(openMs, LIMIT_MS);
    breaker.openByHand();
    breaker.succeeded('probe', openMs, openMs + 1, windowMs);
    expect(breaker.state).toBe('held_open');
  });
});
