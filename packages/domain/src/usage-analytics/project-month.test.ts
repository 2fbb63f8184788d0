import { describe, expect, it } from 'vitest';
import { projectMonth } from './project-month.ts';

const DAY_MS = 86_400_000;

describe('projectMonth', () => {
  it('adds the mean of the last days for the time that is left', () => {
    expect(projectMonth(500n, [100n, 100n, 100n, 100n], 9.5 * DAY_MS)).toEqual({
      spentNanoUsd: 500n,
      projectedNanoUsd: 1_450n,
      errorNanoUsd: 0n,
    });
  });

  it('says how far months are off, which grows with what is left', () => {
    const days = [80n, 120n, 80n, 120n, 80n, 120n];
    const error = (left: number) => projectMonth(0n, days, left * DAY_MS).errorNanoUsd;
    expect(error(1)).toBe(28n);
    expect(error(16)).toBe(112n);
    expect(error(0)).toBe(0n);
  });

  it('leaves out the days before the first cost, and wants three at least', () => {
    expect(projectMonth(0n, [0n, 0n, 30n, 0n, 30n], 10 * DAY_MS).projectedNanoUsd).toBe(200n);
    expect(projectMonth(60n, [0n, 0n, 30n, 30n], 10 * DAY_MS)).toEqual({
      spentNanoUsd: 60n,
      projectedNanoUsd: null,
      errorNanoUsd: null,
    });
    expect(projectMonth(0n, [], DAY_MS).projectedNanoUsd).toBeNull();
  });
});
