import { describe, expect, it, vi } from 'vitest';
import { SystemClock } from './system-clock.ts';

describe('SystemClock', () => {
  it('counts whole microseconds and never goes back', () => {
    const clock = new SystemClock();
    let previous = clock.monotonicUs();
    for (let reading = 0; reading < 10_000; reading++) {
      const now = clock.monotonicUs();
      expect(Number.isSafeInteger(now) && now >= previous).toBe(true);
      previous = now;
    }
  });

  it('keeps delays beyond what a runtime timer can hold', () => {
    vi.useFakeTimers();
    try {
      let fired = 0;
      const days = 24 * 3_600_000;
      new SystemClock().schedule(60 * days, () => fired++);
      const cancelled = new SystemClock().schedule(60 * days, () => fired++);
      vi.advanceTimersByTime(59 * days);
      cancelled.cancel();
      expect(fired).toBe(0);
      vi.advanceTimersByTime(2 * days);
      expect(fired).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
