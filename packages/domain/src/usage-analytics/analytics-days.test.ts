import { describe, expect, it } from 'vitest';
import { countDays, toPeriod } from './analytics-days.ts';

const HOUR_MS = 3_600_000;
const MIDNIGHT = Date.UTC(2026, 4, 10);
const asked = { startDate: '2026-05-10', endDate: '2026-05-10', timeZone: 'UTC' };
const at = (ms: number) => new Date(ms);
const moments = {
  since: at(MIDNIGHT),
  until: at(MIDNIGHT + 24 * HOUR_MS),
  previousSince: at(MIDNIGHT - 24 * HOUR_MS),
  today: at(MIDNIGHT),
  fourWeeksAgo: at(MIDNIGHT),
  month: at(MIDNIGHT),
  nextMonth: at(MIDNIGHT),
};

describe('toPeriod', () => {
  it('compares a day that is not over with the same time of the day before', () => {
    const nowMs = MIDNIGHT + 10 * HOUR_MS + 40 * 60_000;
    const { until, isPartial, compared } = toPeriod(asked, 1, moments, nowMs);
    expect(isPartial).toBe(true);
    expect(until).toEqual(at(MIDNIGHT + 10.75 * HOUR_MS));
    expect(compared).toEqual({
      current: { since: moments.since, until: at(MIDNIGHT + 10.5 * HOUR_MS) },
      previous: { since: moments.previousSince, until: at(MIDNIGHT - 13.5 * HOUR_MS) },
    });
  });

  it('compares a day that is over with the whole day before, of whatever length', () => {
    const longer = { ...moments, previousSince: at(MIDNIGHT - 25 * HOUR_MS) };
    const { until, isPartial, compared } = toPeriod(asked, 1, longer, MIDNIGHT + 30 * HOUR_MS);
    expect([isPartial, until]).toEqual([false, moments.until]);
    expect(compared.previous).toEqual({ since: longer.previousSince, until: moments.since });
  });

  it('compares nothing in the first minutes, and never reaches into the present', () => {
    const first = toPeriod(asked, 1, moments, MIDNIGHT + 60_000).compared;
    expect(first.current.until).toEqual(moments.since);
    expect(first.previous.until).toEqual(moments.previousSince);
    const shorter = { ...moments, previousSince: at(MIDNIGHT - 23 * HOUR_MS) };
    const late = toPeriod(asked, 1, shorter, MIDNIGHT + 23.9 * HOUR_MS).compared;
    expect(late.previous.until).toEqual(moments.since);
  });
});

describe('countDays', () => {
  it('counts both ends', () => {
    expect(countDays(asked, 90)).toBe(1);
    expect(countDays({ ...asked, startDate: '2026-02-10' }, 90)).toBe(90);
    expect(() => countDays({ ...asked, startDate: '2026-02-09' }, 90)).toThrow('91 days');
  });
});
