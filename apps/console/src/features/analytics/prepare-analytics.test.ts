import { describe, expect, it } from 'vitest';
import type { Analytics } from './analytics-queries.ts';
import { prepareModelDays, prepareRequestDays } from './prepare-analytics.ts';

const tokens = { total: 10, prompt: 6, completion: 4, cached: 0, cache_write: 0, reasoning: 0 };
const usage = (requests: number, cost_nano_usd: string) => ({
  requests,
  failed_requests: 1,
  tokens,
  cost_nano_usd,
});
const day = (date: string, requests: number, cost: string, is_partial = false) => ({
  date,
  since: `${date}T00:00:00Z`,
  until: `${date}T23:59:59Z`,
  is_partial,
  ...usage(requests, cost),
});
const analytics = {
  daily_usage: [
    day('2026-01-01', 12, '3000000000'),
    day('2026-01-02', 0, '0'),
    day('2026-01-03', 2, '1', true),
  ],
  daily_model_usage: [
    {
      date: '2026-01-01',
      models: [
        { model: 'meadow', ...usage(4, '2000000000') },
        { model: null, ...usage(8, '1000000000') },
      ],
    },
  ],
} as unknown as Analytics;
const texts = { day: 'Day', rest: 'Others', labelOf: (date: string) => date.slice(-2), format: String };

describe('usage by day and model', () => {
  it('keeps the sum of each day by a rest, and marks the day that is not over', () => {
    const { series, points } = prepareModelDays(analytics, 'cost', texts);
    expect(series.map(({ name }) => name)).toEqual(['meadow', 'Others']);
    expect(points.map(({ values }) => Object.values(values))).toEqual([
      [2, 1],
      [0, 0],
      [0, 1e-9],
    ]);
    expect(points.map(({ isUnfinished }) => isUnfinished)).toEqual([false, false, true]);
  });

  it('counts requests where they are asked for', () => {
    expect(prepareModelDays(analytics, 'requests', texts).points[0]!.values).toEqual({
      meadow: 4,
      ' rest': 8,
    });
  });
});

describe('requests by day', () => {
  it('are those that succeeded and those that failed, which add up', () => {
    expect(
      prepareRequestDays(analytics, texts, { succeeded: 'Succeeded', failed: 'Failed' }).points[0]!.values,
    ).toEqual({ succeeded: 11, failed: 1 });
  });
});
