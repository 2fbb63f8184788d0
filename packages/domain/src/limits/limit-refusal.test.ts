import { describe, expect, it } from 'vitest';
import { aParallelLimit, aQuota, aRate, JANUARY } from '../../../testing/src/a-limit.ts';
import { LIMIT_SCOPES } from './limit.ts';
import { limitRefusal } from './limit-refusal.ts';

const facts = {
  ...{ model: { name: 'meadow' }, observed: 9n, resetsAtMs: JANUARY.endsAtMs, retryAfterMs: null },
  ...{ nowMs: JANUARY.startsAtMs, headers: [] },
};

describe('the refusal by a limit', () => {
  it.each(LIMIT_SCOPES)('of a budget names the scope %s', (scope) => {
    expect(limitRefusal(aQuota(10n, { scope }), facts).code).toBe(`${scope}_budget_exceeded`);
  });

  it.each([
    [aQuota(10n, { kind: 'credit' }), 'credit_exhausted', 'nano_usd'],
    [aQuota(10n, { kind: 'request_quota' }), 'request_quota_exceeded', 'requests'],
    [aQuota(10n, { kind: 'token_quota' }), 'token_quota_exceeded', 'tokens'],
    [aRate(10n), 'requests_per_minute_exceeded', 'requests'],
    [aRate(10n, { kind: 'tokens_per_minute' }), 'tokens_per_minute_exceeded', 'tokens'],
    [aParallelLimit(10n), 'parallel_requests_exceeded', 'requests'],
  ])('has a code and a unit for each kind', (limit, code, unit) => {
    const refusal = limitRefusal(limit, facts);
    expect(refusal).toMatchObject({
      code,
      limit: { unit, scope: 'api_key', scopeId: limit.scopeId, amount: 10n, observed: 9n, model: 'meadow' },
    });
    expect(refusal.publicMessage).toContain(unit === 'nano_usd' ? '$0.00000001' : '10');
  });

  it('says when to try again: sooner where that helps, else when the period ends, else not soon', () => {
    const after = (more: object) => limitRefusal(aQuota(10n), { ...facts, ...more }).retryAfterMs;
    expect(after({ retryAfterMs: 1_000 })).toBe(1_000);
    expect(after({})).toBe(31 * 86_400_000);
    expect(after({ resetsAtMs: null })).toBe(3_600_000);
  });
});
