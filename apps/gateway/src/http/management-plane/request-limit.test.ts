import { FakeClock } from '@weir/testing';
import { describe, expect, it } from 'vitest';
import { RequestLimit, type RequestLimitHeaders } from './request-limit.ts';

describe('RequestLimit', () => {
  it('refuses a caller beyond their requests of a minute, and says what is left and until when', () => {
    const clock = new FakeClock(0);
    const limit = new RequestLimit(2, clock);
    const told: RequestLimitHeaders[] = [];
    const count = (callerId: string) => limit.count(callerId, (headers) => told.push(headers));
    count('one');
    clock.advance(19_500);
    count('one');
    expect(() => count('one')).toThrow(
      expect.objectContaining({ code: 'too_many_requests', retryAfterMs: 40_500 }),
    );
    expect(told.map((headers) => Object.values(headers))).toEqual([
      ['2', '1', '60s'],
      ['2', '0', '41s'],
      ['2', '0', '41s'],
    ]);
    count('other');
    clock.advance(40_500);
    count('one');
  });
});
