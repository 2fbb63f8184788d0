import { describe, expect, it } from 'vitest';
import {
  bucketIndex,
  DURATION_BOUNDS_US,
  GAP_BOUNDS_US,
  OVERHEAD_BOUNDS_US,
  percentileOf,
  TTFT_BOUNDS_US,
} from './latency-buckets.ts';

describe('latency buckets', () => {
  it.each([
    ['time to first token', TTFT_BOUNDS_US],
    ['gaps', GAP_BOUNDS_US],
    ['duration', DURATION_BOUNDS_US],
    ['overhead', OVERHEAD_BOUNDS_US],
  ])('ascend and are whole microseconds for %s', (_, bounds) => {
    expect(bounds).toEqual([...new Set(bounds)].sort((one, other) => one - other));
    expect(bounds.every(Number.isInteger)).toBe(true);
  });

  it.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [20, 1],
    [21, 2],
    [1_000_000, 2],
  ])('put %d into bucket %d, a bound into the bucket it ends', (value, index) => {
    expect(bucketIndex(value, [10, 20])).toBe(index);
  });

  it('spread values evenly within a bucket', () => {
    expect(percentileOf([0, 4, 0], [100, 200], 50)).toBe(150);
    expect(percentileOf([0, 4, 0], [100, 200], 100)).toBe(200);
    expect(percentileOf([4, 0, 0], [100, 200], 25)).toBe(25);
    expect(percentileOf([1, 1, 2], [100, 200], 50)).toBe(200);
  });

  it('count what is above the last bound as that bound', () => {
    expect(percentileOf([1, 0, 9], [100, 200], 95)).toBe(200);
  });

  it('know no percentile of nothing, and take missing counts at the end for zero', () => {
    expect(percentileOf([], [100, 200], 50)).toBeNull();
    expect(percentileOf([0, 0, 0], [100, 200], 50)).toBeNull();
    expect(percentileOf([2], [100, 200], 50)).toBe(50);
  });
});
