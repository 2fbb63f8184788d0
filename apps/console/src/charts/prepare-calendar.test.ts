import { describe, expect, it } from 'vitest';
import { prepareCalendar } from './prepare-calendar.ts';

describe('a calendar', () => {
  it('puts days into weeks from Monday, and leaves out what is not known', () => {
    // 2026-11-22 is a Sunday.
    const weeks = prepareCalendar([
      { date: '2026-11-23', value: 1 },
      { date: '2026-11-22', value: 1 },
    ]);
    expect(weeks.map((week) => week.map((cell) => cell?.date ?? null))).toEqual([
      [null, null, null, null, null, null, '2026-11-22'],
      ['2026-11-23', null, null, null, null, null, null],
    ]);
  });

  it('tells small days from none and from the largest', () => {
    const [week] = prepareCalendar(
      [0, 1, 100, 100_000].map((value, index) => ({ date: `2026-11-${16 + index}`, value })),
    );
    const levels = week!.flatMap((cell) => (cell === null ? [] : [cell.level]));
    expect(levels).toEqual([0, 1, 2, 4]);
  });

  it('is empty without days', () => expect(prepareCalendar([])).toEqual([]));
});
