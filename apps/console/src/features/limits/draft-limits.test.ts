import { describe, expect, it } from 'vitest';
import { bodyOf, draftsOf, emptyDraft, faultsOf, isComplete, newLimit } from './draft-limits.ts';
import type { AnyLimits } from './limit-queries.ts';

const terms = {
  id: '019bc0de-0000-7000-8000-00000000a001',
  hard: true,
  lets_finish: true,
  thresholds: [80, 100],
  starts_at: '2026-01-01T00:00:00.000Z',
  resets_at: '2026-02-01T00:00:00.000Z',
};

const limits: AnyLimits = {
  budgets: [
    {
      ...terms,
      period: 'month',
      amount_nano_usd: '12500000001',
      used_nano_usd: '0',
      leased_nano_usd: '0',
      remaining_nano_usd: '12500000001',
      display: { amount: '12.50', used: '0.00', remaining: '12.50' },
    },
  ],
  request_quotas: [],
  token_quotas: [
    { ...terms, period: '45d', amount: 9_007_199_254_740_991, used: 0, leased: 0, remaining: 0 },
  ],
  requests_per_minute: 60,
  tokens_per_minute: null,
  parallel_requests: null,
};

describe('the form of limits', () => {
  it('sends back exactly what it was given, to the nano-dollar', () => {
    const models = [{ ...limits, model: 'llama-3.3-70b', budgets: [] }];
    expect(bodyOf(draftsOf({ ...limits, models }))).toEqual({
      budgets: [
        {
          amount_nano_usd: '12500000001',
          period: 'month',
          hard: true,
          lets_finish: true,
          thresholds: [80, 100],
        },
      ],
      request_quotas: [],
      token_quotas: [
        {
          amount: 9_007_199_254_740_991,
          period: '45d',
          hard: true,
          lets_finish: true,
          thresholds: [80, 100],
        },
      ],
      requests_per_minute: 60,
      tokens_per_minute: null,
      parallel_requests: null,
      models: [expect.objectContaining({ model: 'llama-3.3-70b', budgets: [], requests_per_minute: 60 })],
    });
  });

  it.each([
    ['budgets', { amount: '5' }, []],
    ['budgets', { amount: '0.000000001' }, []],
    ['budgets', { amount: '0.0000000001' }, ['amount']],
    ['budgets', { amount: '' }, ['amount']],
    ['token_quotas', { amount: '1.5' }, ['amount']],
    ['token_quotas', { amount: '1 000 000' }, []],
    ['token_quotas', { amount: '9007199254740992' }, ['amount']],
    ['budgets', { amount: '5', thresholds: '' }, []],
    ['budgets', { amount: '5', thresholds: '80 %, 100 %' }, []],
    ['budgets', { amount: '5', thresholds: '80, 80' }, ['thresholds']],
    ['budgets', { amount: '5', thresholds: '0' }, ['thresholds']],
  ] as const)('finds in a row of %s with %o: %j', (kind, given, faults) => {
    expect([...faultsOf(kind, { ...newLimit([]), ...given }, [])]).toEqual(faults);
  });

  it('allows each period once, and offers one that is free', () => {
    const one = { ...newLimit([]), amount: '5' };
    const other = { ...newLimit([one]), amount: '6' };
    expect(other.period).not.toBe(one.period);
    const twice = { ...emptyDraft(null), budgets: [one, { ...other, period: one.period }] };
    expect(isComplete([twice])).toBe(false);
    expect(isComplete([{ ...twice, budgets: [one, other] }])).toBe(true);
  });

  it('is not complete while a model has no name', () => {
    expect(isComplete([emptyDraft(null), emptyDraft(' ')])).toBe(false);
  });
});
