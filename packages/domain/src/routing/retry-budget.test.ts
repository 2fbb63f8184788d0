import { describe, expect, it } from 'vitest';
import { RetryBudget } from './retry-budget.ts';

const SECOND_US = 1_000_000;

/** How many retries are given at this moment, of as many as are asked for. */
function taken(budget: RetryBudget, nowUs: number, most = 1_000): number {
  let count = 0;
  while (count < most && budget.take(nowUs)) count++;
  return count;
}

describe('RetryBudget', () => {
  it('lets few requests retry as they like', () => {
    expect(taken(new RetryBudget(), 0)).toBe(10);
  });

  it('gives a fifth of the requests a retry', () => {
    const budget = new RetryBudget();
    taken(budget, 0);
    let retries = 0;
    for (let i = 0; i < 1_000; i++) {
      budget.asked();
      if (budget.take(0)) retries++;
    }
    expect(retries).toBeGreaterThanOrEqual(199);
    expect(retries).toBeLessThanOrEqual(201);
  });

  it('always gives one a second', () => {
    const budget = new RetryBudget();
    taken(budget, 0);
    expect(taken(budget, 3 * SECOND_US)).toBe(3);
    expect(taken(budget, 1_000 * SECOND_US)).toBe(10);
  });

  it('saves no more than a hundred up', () => {
    const budget = new RetryBudget();
    for (let i = 0; i < 10_000; i++) budget.asked();
    expect(taken(budget, 0)).toBe(100);
  });
});
