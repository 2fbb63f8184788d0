import { describe, expect, it } from 'vitest';
import { fromGiven, toGiven } from './given-limits.ts';

const none = {
  budget_nano_usd: null,
  requests_per_minute: null,
  tokens_per_minute: null,
  parallel_requests: null,
  lifetime_days: null,
};

describe('limits of a form', () => {
  it.each(['1', '10000000', '500000000', '2500000000', '12345678901'])(
    'give back a budget of %s nano-USD exactly',
    (budget_nano_usd) => {
      expect(fromGiven(toGiven({ ...none, budget_nano_usd }))).toEqual({ ...none, budget_nano_usd });
    },
  );

  it('keep none as none', () => {
    expect(toGiven(none).budget).toBe('');
    expect(fromGiven(toGiven(none))).toEqual(none);
  });

  it('take no budget that is not an amount', () => {
    expect(fromGiven({ ...toGiven(none), budget: 'five' })).toBeNull();
  });
});
