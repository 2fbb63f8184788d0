import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimerWheel, type WheelEntry } from './timer-wheel.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function entryOf(run: (nowMs: number) => void): WheelEntry {
  return { dueTick: -1, run };
}

describe('TimerWheel', () => {
  it('wakes each entry once, at its time, also beyond one turn of the wheel', () => {
    const wheel = new TimerWheel();
    const woken: [number, number][] = [];
    const start = performance.now();
    for (const afterMs of [3, 10, 10, 1_024, 1_025, 5_000]) {
      wheel.schedule(
        entryOf((nowMs) => woken.push([afterMs, nowMs - start])),
        start + afterMs,
      );
    }
    vi.advanceTimersByTime(10_000);
    expect(woken.map(([afterMs]) => afterMs)).toEqual([3, 10, 10, 1_024, 1_025, 5_000]);
    for (const [afterMs, atMs] of woken) expect(atMs - afterMs).toBeLessThanOrEqual(1);
    for (const [afterMs, atMs] of woken) expect(atMs).toBeGreaterThanOrEqual(afterMs);
  });

  it('lets an entry appoint itself again while it runs', () => {
    const wheel = new TimerWheel();
    const start = performance.now();
    let runs = 0;
    const entry = entryOf(() => {
      runs += 1;
      if (runs < 50) wheel.schedule(entry, start + 10 * (runs + 1));
    });
    wheel.schedule(entry, start + 10);
    vi.advanceTimersByTime(250);
    expect(runs).toBe(25);
    vi.advanceTimersByTime(250);
    expect(runs).toBe(50);
  });

  it('keeps no timer when nothing is due', () => {
    const wheel = new TimerWheel();
    const run = vi.fn();
    const entry = entryOf(run);
    wheel.schedule(entry, performance.now() + 5);
    wheel.schedule(entry, performance.now() + 50);
    expect(vi.getTimerCount()).toBe(1);
    wheel.cancel(entry);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(100);
    expect(run).not.toHaveBeenCalled();
  });

  it('takes an earlier appointment than the one its timer waits for', () => {
    const wheel = new TimerWheel();
    const woken: string[] = [];
    wheel.schedule(
      entryOf(() => woken.push('late')),
      performance.now() + 500,
    );
    wheel.schedule(
      entryOf(() => woken.push('early')),
      performance.now() + 5,
    );
    vi.advanceTimersByTime(10);
    expect(woken).toEqual(['early']);
  });

  it('wakes all that is due when the event loop was held up for longer than a turn', () => {
    const wheel = new TimerWheel();
    const start = performance.now();
    let woken = 0;
    for (let afterMs = 1; afterMs <= 2_000; afterMs += 100) {
      wheel.schedule(
        entryOf(() => (woken += 1)),
        start + afterMs,
      );
    }
    const now = vi.spyOn(performance, 'now').mockReturnValue(start + 60_000);
    vi.advanceTimersByTime(1);
    vi.advanceTimersByTime(1);
    now.mockRestore();
    expect(woken).toBe(20);
  });
});
