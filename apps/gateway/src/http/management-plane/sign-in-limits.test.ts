import { FakeClock } from '@weir/testing';
import { describe, expect, it } from 'vitest';
import { SignInLimits } from './sign-in-limits.ts';

describe('SignInLimits', () => {
  it('refuses an address beyond its calls a minute, and tells when the minute ends', () => {
    const clock = new FakeClock(0);
    const limits = new SignInLimits(2, clock);
    limits.countAddress('192.0.2.1');
    clock.advance(20_000);
    limits.countAddress('192.0.2.1');
    expect(() => limits.countAddress('192.0.2.1')).toThrow(
      expect.objectContaining({ code: 'too_many_requests', retryAfterMs: 40_000 }),
    );
    limits.countAddress('192.0.2.2');
    clock.advance(40_000);
    limits.countAddress('192.0.2.1');
  });

  it('counts an account apart from addresses', () => {
    const limits = new SignInLimits(1, new FakeClock(0));
    limits.countAddress('192.0.2.1');
    limits.countAccount('192.0.2.1');
    expect(() => limits.countAccount('192.0.2.1')).toThrow();
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
    ['2001:db8::', '2001:0db8:0000:0000:1::'],
    ['::1', '::2'],
    ['fe80::1%eth0', 'fe80::2'],
  ])('takes %s and %s for one', (one, other) => {
    const limits = new SignInLimits(1, new FakeClock(0));
    limits.countAddress(one);
    expect(() => limits.countAddress(other)).toThrow();
    limits.countAddress('2001:db8:9:9::1');
  });

  it('remembers a bounded number of addresses', () => {
    const limits = new SignInLimits(1, new FakeClock(0));
    for (let number = 0; number <= 50_000; number++) limits.countAddress(`address-${number}`);
    limits.countAddress('address-0');
    expect(() => limits.countAddress('address-50000')).toThrow();
  });
});
