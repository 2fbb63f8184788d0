import { describe, expect, it } from 'vitest';
import type { BindingLimit } from './home-queries.ts';
import { prepareTightest } from './prepare-tightest.ts';

const limit = (id: string, part_left: number, kind = 'budget') =>
  ({ id, part_left, kind, scope: 'workspace' }) as BindingLimit;

describe('the tightest limits', () => {
  it('are those with the smallest part left, each once, and no rates', () => {
    const shared = limit('shared', 0.2);
    const found = prepareTightest(
      [
        { limits: [limit('rate', 0, 'requests_per_minute'), shared] },
        { limits: [shared, limit('loose', 0.9), limit('spent', 0, 'token_quota')] },
      ],
      2,
    );
    expect(found.map(({ id }) => id)).toEqual(['spent', 'shared']);
  });
});
