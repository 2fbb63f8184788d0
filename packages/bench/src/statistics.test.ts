import { describe, expect, it } from 'vitest';
import { differencesOfRounds, halfRange, median, percentile, ratiosOfRounds } from './statistics.ts';

describe('median', () => {
  it('is the middle of an odd count, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });
  it('is the mean of the two middle values of an even count', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
  it('is NaN for nothing', () => {
    expect(median([])).toBeNaN();
  });
});

describe('halfRange', () => {
  it('is half the distance of the extremes', () => {
    expect(halfRange([3, 10, 4])).toBe(3.5);
    expect(halfRange([7])).toBe(0);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  it('takes the nearest rank', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
  });
  it('never leaves the samples', () => {
    expect(percentile([42], 0)).toBe(42);
    expect(percentile([42], 0.99)).toBe(42);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('ratiosOfRounds', () => {
  it('divides within each round, so that a slow round does not count against one peer', () => {
    // In round 2 the machine was half as fast for both: the ratio is the same in every round.
    expect(median(ratiosOfRounds([100, 200, 110], [50, 100, 55]))).toBe(2);
  });
  it('differs from the ratio of the medians', () => {
    const numerators = [1, 10, 9];
    const denominators = [1, 2, 3];
    expect(median(ratiosOfRounds(numerators, denominators))).toBe(3);
    expect(median(numerators) / median(denominators)).toBe(4.5);
  });
  it('leaves out rounds in which either side has no value', () => {
    expect(ratiosOfRounds([4, null, 6, 8], [2, 2, 0, Number.NaN])).toEqual([2]);
  });
});

describe('differencesOfRounds', () => {
  it('subtracts within each round', () => {
    expect(differencesOfRounds([5, 7, null], [1, 2, 3])).toEqual([4, 5]);
  });
});
