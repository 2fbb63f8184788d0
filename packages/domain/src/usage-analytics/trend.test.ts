import { describe, expect, it } from 'vitest';
import { trendOf } from './trend.ts';

const settings = { trendStablePercent: 1, trendDecimals: 2 };
const trend = (current: bigint, before: bigint) => trendOf('requests', current, before, settings);

describe('trendOf', () => {
  it('says by how many percent a number changed', () => {
    expect(trend(150n, 100n)).toMatchObject({ changePercent: 50, direction: 'up', previous: 100n });
    expect(trend(2n, 3n)).toMatchObject({ changePercent: -33.33, direction: 'down' });
    expect(trend(0n, 3n)).toMatchObject({ changePercent: -100, direction: 'down' });
  });

  it('calls a change up to the threshold stable', () => {
    expect(trend(101n, 100n)).toMatchObject({ changePercent: 1, direction: 'stable' });
    expect(trend(9_900n, 10_000n)).toMatchObject({ changePercent: -1, direction: 'stable' });
    expect(trend(10_101n, 10_000n)).toMatchObject({ changePercent: 1.01, direction: 'up' });
  });

  it('knows no percentage of nothing', () => {
    expect(trend(7n, 0n)).toEqual({
      metric: 'requests',
      current: 7n,
      previous: null,
      changePercent: null,
      direction: 'new',
    });
    expect(trend(0n, 0n)).toMatchObject({ previous: null, changePercent: 0, direction: 'stable' });
  });
});
