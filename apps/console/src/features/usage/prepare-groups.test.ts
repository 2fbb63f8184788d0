import { describe, expect, it } from 'vitest';
import { prepareGroups } from './prepare-groups.ts';
import type { UsagePoint } from './prepare-series.ts';

const days = (...of: readonly (readonly [cost: string, requests: number])[]) =>
  of.map(([cost_nano_usd, requests], day) => ({
    ...{ cost_nano_usd, requests, input_tokens: 2 * requests, output_tokens: requests },
    starts_at: `2026-01-0${day + 1}T00:00:00.000Z`,
    ends_at: `2026-01-0${day + 2}T00:00:00.000Z`,
  })) as unknown as UsagePoint[];
const texts = {
  xName: 'Day',
  labelOf: (at: string) => at.slice(8, 10),
  restName: 'All others',
  format: String,
};
const now = Date.parse('2026-01-02T12:00:00Z');

describe('groups over time', () => {
  const all = days(['3000000001', 5], ['9000000000000001', 1]);
  const groups = [
    { id: 'a', name: 'A', points: days(['1000000000', 2], ['0', 0]) },
    { id: 'b', name: 'B', points: days(['2000000000', 2], ['9000000000000000', 1]) },
  ];

  it('have a rest that makes each period whole, to the nano-dollar', () => {
    const { series, points } = prepareGroups(all, groups, 'cost', texts, now);
    expect(series.map(({ id, color }) => [id, color])).toEqual([
      ['a', 1],
      ['b', 2],
      ['rest', 'rest'],
    ]);
    expect(points.map(({ label, values }) => [label, values.a, values.b, values.rest])).toEqual([
      ['01', 1, 2, 1e-9],
      ['02', 0, 9_000_000, 1e-9],
    ]);
    expect(points.map(({ isUnfinished }) => isUnfinished)).toEqual([false, true]);
  });

  it('have none where they are all there is', () => {
    const whole = days(['0', 4], ['0', 1]);
    const { series, points } = prepareGroups(whole, groups, 'requests', texts, now);
    expect(series.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(points[0]!.values).toEqual({ a: 2, b: 2 });
    expect(prepareGroups(all, groups, 'tokens', texts, now).points[0]!.values).toEqual({
      a: 6,
      b: 6,
      rest: 3,
    });
  });
});
