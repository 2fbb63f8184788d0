import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUsdPerMillion, parseUsdPerRequest, parseUsdPerToken } from './prices.ts';

describe('parseUsdPerMillion', () => {
  it.each([
    ['2.50', 2_500_000_000n],
    ['0', 0n],
    ['0.000000001', 1n],
    ['150', 150_000_000_000n],
    ['1000000', 1_000_000_000_000_000n],
  ])('reads %s as %s nano-USD per million tokens', (text, price) => {
    expect(parseUsdPerMillion(text)).toBe(price);
  });

  it.each(['1000001', '0.0000000001', '-1', '2,50', ''])('refuses %j', (text) => {
    expect(parseUsdPerMillion(text)).toBeNull();
  });
});

describe('parseUsdPerToken', () => {
  it.each([
    ['0.00000015', 150_000_000n],
    ['0.0000006', 600_000_000n],
    ['0', 0n],
    ['0.0', 0n],
    ['0.000000000000001', 1n],
    ['0.0000000000000010', 1n],
    ['1.5e-7', 150_000_000n],
    ['15E-8', 150_000_000n],
    ['6e-07', 600_000_000n],
    ['1', 1_000_000_000_000_000n],
  ])('reads %s as %s nano-USD per million tokens', (text, price) => {
    expect(parseUsdPerToken(text)).toBe(price);
  });

  it.each([
    ['negative', '-1'],
    ['negative zero', '-0'],
    ['signed', '+1'],
    ['empty', ''],
    ['blank', ' '],
    ['not a number', 'NaN'],
    ['infinite', 'Infinity'],
    ['hexadecimal', '0x1'],
    ['without digits before the point', '.5'],
    ['without digits after it', '5.'],
    ['with two points', '0.0.1'],
    ['with a comma', '0,1'],
    ['with spaces around', ' 0.1 '],
    ['finer than a nano-USD per million tokens', '0.0000000000000001'],
    ['finer still, by exponent', '1e-16'],
    ['more than a dollar per token', '1.000000000000001'],
    ['absurdly high, by exponent', '1e9'],
    ['an exponent of three digits', '1e-100'],
    ['absurdly long', `0.${'0'.repeat(1_000_000)}1`],
    ['in other digits', '٠'],
  ])('knows no price in what is %s', (_, text) => {
    expect(parseUsdPerToken(text)).toBeNull();
  });

  it('is exact for every price there can be, in plain and in exponent form', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 15 }),
        (price, shift) => {
          expect(parseUsdPerToken(asDecimal(price, 15))).toBe(price);
          expect(parseUsdPerToken(`${asDecimal(price, shift)}e-${15 - shift}`)).toBe(price);
        },
      ),
    );
  });

  it('gives a price or null for any text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.eE+-') }), (text) => {
        const price = parseUsdPerToken(text);
        expect(price === null || (price >= 0n && price <= 10n ** 15n)).toBe(true);
      }),
    );
  });
});

/** The whole number with its decimal point moved left. */
function asDecimal(value: bigint, places: number): string {
  if (places === 0) return value.toString();
  const digits = value.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

describe('parseUsdPerRequest', () => {
  it.each([
    ['0.002', 2_000_000n],
    ['0', 0n],
    ['1e-9', 1n],
    ['1', 1_000_000_000n],
    ['1e-10', null],
    ['1.000000001', null],
    ['-0.1', null],
    ['free', null],
  ])('reads %s as %s nano-USD', (text, price) => {
    expect(parseUsdPerRequest(text)).toBe(price);
  });
});
