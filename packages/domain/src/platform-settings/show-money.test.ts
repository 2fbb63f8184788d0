import { describe, expect, it } from 'vitest';
import { showMoney } from './show-money.ts';

describe('showMoney', () => {
  it.each([
    ['USD', '1', 1_500_000_001n, '$1.500000001'],
    ['USD', '7', 1_000_000_000n, '$1.00'],
    ['EUR', '0.92', 2_500_000_000n, 'EUR 2.30'],
    ['EUR', '0.92', -2_500_000_000n, 'EUR -2.30'],
    ['EUR', '0.5', 99_999n, 'EUR 0.00'],
    ['EUR', '0.5', 100_000n, 'EUR 0.0001'],
    ['EUR', '0.5', -99_999n, 'EUR 0.00'],
    ['JPY', '151.123456789', 1_000_000_000n, 'JPY 151.1235'],
    ['JPY', '999999999.999999999', 2n ** 63n - 1n, 'JPY 9223372036854775797.7766'],
  ])('in %s at %s shows %s as %s', (code, rate, amount, shown) => {
    expect(showMoney(amount, { code, rate })).toBe(shown);
  });
});
