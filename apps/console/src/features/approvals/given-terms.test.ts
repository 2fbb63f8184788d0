import { describe, expect, it } from 'vitest';
import { NO_TERMS, toTerms } from './given-terms.ts';

describe('the terms of an approval', () => {
  it('say nothing of what is left empty', () => {
    expect(toTerms(NO_TERMS)).toEqual({});
  });

  it('are quotas of a month and an end', () => {
    const expiresAt = '2027-01-01T00:00:00.000Z';
    expect(toTerms({ tokensPerMonth: 5_000_000, requestsPerMonth: 0, expiresAt })).toEqual({
      quotas: [
        { kind: 'token_quota', period: 'month', amount: 5_000_000 },
        { kind: 'request_quota', period: 'month', amount: 0 },
      ],
      expires_at: expiresAt,
    });
  });
});
