import { expect, it } from 'vitest';
import type { Limits } from '../limits/limit-queries.ts';
import { nearLimits } from './near-limits.ts';

const quota = (id: string, used: number, amount: number): Limits['token_quotas'][number] => ({
  id,
  period: 'month',
  hard: true,
  lets_finish: false,
  thresholds: [],
  starts_at: '2026-01-01T00:00:00.000Z',
  resets_at: null,
  amount,
  used,
  leased: 0,
  remaining: Math.max(0, amount - used),
});

it('names the limits from 80 % on, the fullest first; one of nothing is reached', () => {
  const limits: Limits = {
    budgets: [],
    request_quotas: [quota('79 %', 79, 100), quota('80 %', 80, 100)],
    token_quotas: [quota('150 %', 150, 100), quota('of nothing', 0, 0)],
    requests_per_minute: 1,
    tokens_per_minute: null,
    parallel_requests: null,
  };
  expect(nearLimits(limits, 'organization').map(({ id, share }) => [id, share])).toEqual([
    ['150 %', 1.5],
    ['of nothing', 1],
    ['80 %', 0.8],
  ]);
});
