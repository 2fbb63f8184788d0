import { describe, expect, it } from 'vitest';
import type { ChartData, ChartSeries } from './chart-data.ts';
import { prepareCsv } from './prepare-csv.ts';
import { prepareFinished, standsAlone } from './prepare-finished.ts';
import { prepareHistogram } from './prepare-histogram.ts';
import { prepareExtremes } from './prepare-summary.ts';
import { prepareTicks } from './prepare-ticks.ts';
import { prepareTop } from './prepare-top.ts';

const cost: ChartSeries = { id: 'cost', name: 'Cost', color: 1, format: String };
const data: ChartData = {
  xName: 'Day',
  series: [cost, { ...cost, id: 'b', name: '=SUM(A1)' }],
  points: [
    { label: 'Mon', values: { cost: 3, b: null } },
    { label: 'Tue, late', values: { cost: null, b: 1 } },
    { label: 'Wed', values: { cost: 5, b: 2 }, isUnfinished: true },
  ],
};

describe('the CSV of a chart', () => {
  it('has raw values, quotes what needs it, leaves gaps empty and makes formulas inert', () => {
    expect(prepareCsv(data)).toBe('Day,Cost,\'=SUM(A1)\r\nMon,3,\r\n"Tue, late",,1\r\nWed,5,2\r\n');
  });
});

describe('what is unfinished', () => {
  it('is apart from what is over, and begins at its last point', () => {
    expect(prepareFinished(data.points, ['b'], true)).toEqual([
      { label: 'Mon', b: null, 'b:unfinished': null },
      { label: 'Tue, late', b: 1, 'b:unfinished': 1 },
      { label: 'Wed', b: null, 'b:unfinished': 2 },
    ]);
  });

  it('is a dot where no line leads to it', () => {
    const alone = [null, 3, null, 4, 5, null].map((value) => ({ label: 'x', values: { b: value } }));
    const rows = prepareFinished(alone, ['b'], true);
    expect(rows.map((_, index) => standsAlone(rows, index, 'b'))).toEqual([
      ...[false, true, false, false, false, false],
    ]);
  });

  it('does not add to the bar before it', () => {
    expect(prepareFinished(data.points, ['b'], false)[1]).toEqual({
      label: 'Tue, late',
      b: 1,
      'b:unfinished': null,
    });
  });
});

describe('the extremes', () => {
  it('leave gaps out', () => {
    const { lowest, highest, last } = prepareExtremes(data, 'cost')!;
    expect([lowest.label, highest.label, last.label]).toEqual(['Mon', 'Wed', 'Wed']);
  });

  it('are nothing for a series without values', () => {
    expect(prepareExtremes({ ...data, points: [{ label: 'x', values: { cost: null } }] }, 'cost')).toBeNull();
  });
});

describe('the top', () => {
  it('keeps the sum by putting the rest together', () => {
    expect(prepareTop([1, 5, 2, 4], (item) => item, 2)).toEqual({ top: [5, 4], rest: { count: 2, size: 3 } });
    expect(prepareTop([1, 2], (item) => item, 2).rest).toBeNull();
  });
});

describe('a histogram', () => {
  it('names its buckets and leaves empty ends out', () => {
    const { points } = prepareHistogram([1, 2, 3], [0, 4, 0, 2], {
      xName: 'ms',
      series: cost,
      formatBoundary: String,
    });
    expect(points).toEqual([
      { label: '≤ 2', values: { cost: 4 } },
      { label: '≤ 3', values: { cost: 0 } },
      { label: '> 3', values: { cost: 2 } },
    ]);
  });

  it('is empty without counts', () => {
    expect(
      prepareHistogram([1], [0, 0], { xName: 'ms', series: cost, formatBoundary: String }).points,
    ).toEqual([]);
  });
});

describe('the ticks of values', () => {
  const ticksOf = (values: readonly number[][], isStacked = true) =>
    prepareTicks(
      values.map((each, index) => ({ label: String(index), values: Object.fromEntries(each.entries()) })),
      isStacked,
    );

  it.each([
    [0.204, [0, 0.05, 0.1, 0.15, 0.2, 0.25]],
    [15, [0, 5, 10, 15]],
    [3, [0, 1, 2, 3]],
    [1, [0, 1]],
    [141_782, [0, 50_000, 100_000, 150_000]],
    [9_999.5, [0, 2_500, 5_000, 7_500, 10_000]],
  ])('are round up to %d', (most, ticks) => expect(ticksOf([[most]])).toEqual(ticks));

  it('take what is stacked together', () => {
    expect(ticksOf([[6, 2], [3]])?.at(-1)).toBe(8);
    expect(ticksOf([[6, 2], [3]], false)?.at(-1)).toBe(6);
  });

  it('are left to the drawing where nothing is above 0', () => {
    for (const values of [[], [[0]], [[-1, 2]]]) expect(ticksOf(values)).toBeUndefined();
  });
});
