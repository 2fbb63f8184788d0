import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTokenStrip, readTokenStrip, TokenStrip } from './token-strip.ts';

function stripOf(times: readonly number[]): string {
  const strip = new TokenStrip();
  for (const time of times) strip.add(time);
  return strip.toString();
}

describe('TokenStrip', () => {
  it('counts tokens by the millisecond while the stream is short', () => {
    expect(readTokenStrip(stripOf([0, 999, 1_000, 63_999]))).toEqual({
      sliceUs: 1_000,
      tokens: [2, 1, ...Array(61).fill(0), 1],
    });
  });

  it('makes each two slices one when the stream outgrows them', () => {
    expect(readTokenStrip(stripOf([0, 1_500, 2_000, 63_000, 64_000]))).toEqual({
      sliceUs: 2_000,
      tokens: [2, 1, ...Array(29).fill(0), 1, 1],
    });
  });

  it('keeps up with a pause of any length', () => {
    const { sliceUs, tokens } = readTokenStrip(stripOf([0, 86_400_000_000]));
    expect(sliceUs).toBe(1_000 * 2 ** 21);
    expect(tokens).toHaveLength(Math.floor(86_400_000_000 / sliceUs) + 1);
    expect([tokens[0], tokens.at(-1)]).toEqual([1, 1]);
  });

  it('counts any number of tokens in a slice', () => {
    for (const count of [31, 32, 1_023, 1_024, 100_000]) {
      expect(readTokenStrip(stripOf(Array(count).fill(5))).tokens).toEqual([count]);
    }
  });

  it('takes a character a slice for an ordinary stream', () => {
    const strip = stripOf(Array.from({ length: 1_000 }, (_, index) => index * 12_000));
    expect(strip.length).toBeLessThanOrEqual(65);
  });

  it('gives every token to the slice of its time, whatever the times', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90_000_000_000 }), { minLength: 1, maxLength: 300 }),
        (times) => {
          times.sort((one, other) => one - other);
          const text = stripOf(times);
          const { sliceUs, tokens } = readTokenStrip(text);
          const expected = Array(tokens.length).fill(0);
          for (const time of times) expected[Math.floor(time / sliceUs)] += 1;
          expect(isTokenStrip(text)).toBe(true);
          expect(tokens.length).toBeLessThanOrEqual(64);
          expect(tokens).toEqual(expected);
        },
      ),
    );
  });

  it.each(['', 'A', 'A B', 'A"', 'x'.repeat(513)])('is not the text "%s"', (text) => {
    expect(isTokenStrip(text)).toBe(false);
  });
});
