import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP_BOUNDS_US } from './latency-buckets.ts';
import { LatencySummary } from './latency-summary.ts';
import { readTokenStrip } from './token-strip.ts';

function summarize(gaps: readonly number[]) {
  const summary = new LatencySummary();
  for (const gap of gaps) summary.add(gap);
  return summary.summary();
}

function nearestRank(gaps: readonly number[], percent: number): number {
  const sorted = [...gaps].sort((left, right) => left - right);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1]!;
}

/** How many gaps each bucket holds, without the zeros at the end. */
function bucketsOf(gaps: readonly number[]): number[] {
  const lower = [-1, ...GAP_BOUNDS_US];
  const counts = lower.map(
    (bound, index) => gaps.filter((each) => each > bound && each <= (lower[index + 1] ?? Infinity)).length,
  );
  return counts.slice(0, counts.findLastIndex((count) => count > 0) + 1);
}

const gap = fc.nat({ max: 5_000_000 });

describe('LatencySummary', () => {
  it('is null without a gap', () => {
    expect(new LatencySummary().summary()).toBeNull();
  });

  it('says of one gap that it is everything', () => {
    expect(summarize([700])).toEqual({
      ...{ count: 1, meanUs: 700, p50Us: 700, p95Us: 700, maxUs: 700 },
      ...{ buckets: [1], strip: 'AC' },
    });
  });

  it('agrees with a plain sort up to 4,096 gaps', () => {
    fc.assert(
      fc.property(fc.array(gap, { minLength: 1, maxLength: 4_096, size: 'max' }), (gaps) => {
        expect(summarize(gaps)).toEqual({
          count: gaps.length,
          meanUs: Math.round(gaps.reduce((sum, each) => sum + each, 0) / gaps.length),
          p50Us: nearestRank(gaps, 50),
          p95Us: nearestRank(gaps, 95),
          maxUs: gaps.reduce((most, each) => Math.max(most, each), 0),
          buckets: bucketsOf(gaps),
          strip: expect.any(String),
        });
      }),
    );
  });

  it('is exact at 4,096 gaps', () => {
    const gaps = Array.from({ length: 4_096 }, (_, index) => (index * 7_919) % 4_096);
    expect(summarize(gaps)).toMatchObject({ p50Us: nearestRank(gaps, 50), p95Us: nearestRank(gaps, 95) });
  });

  it('takes every 2nd, 4th, 8th … gap for the percentiles beyond that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4_097, max: 40_000 }), fc.nat(), (length, seed) => {
        const gaps = Array.from({ length }, (_, index) => ((index + seed) * 48_271) % 65_537);
        let stride = 1;
        while (Math.ceil(length / stride) > 4_096) stride *= 2;
        const sample = gaps.filter((_, index) => index % stride === 0);
        expect(summarize(gaps)).toEqual({
          count: length,
          meanUs: Math.round(gaps.reduce((sum, each) => sum + each, 0) / length),
          p50Us: nearestRank(sample, 50),
          p95Us: nearestRank(sample, 95),
          maxUs: Math.max(...gaps),
          buckets: bucketsOf(gaps),
          strip: expect.any(String),
        });
      }),
      { numRuns: 50 },
    );
  });

  it('counts every gap of a long stream, and every token by its time', () => {
    const gaps = Array.from({ length: 20_000 }, (_, index) => (index % 40) * 1_000);
    const { buckets, strip } = summarize(gaps)!;
    expect(buckets).toEqual([1_000, 2_000, 2_500, 7_500, 7_000]);
    const { sliceUs, tokens } = readTokenStrip(strip!);
    expect(sliceUs).toBe(8_192_000);
    expect(tokens.reduce((sum, count) => sum + count, 0)).toBe(20_001);
    // Tokens come every 19.5 ms in the mean.
    for (const count of tokens.slice(0, -1)) expect(Math.abs(count - 420)).toBeLessThan(20);
  });

  it('is near the true percentiles of a very long stream', () => {
    const gaps = Array.from({ length: 200_000 }, (_, index) => (index * 7_919) % 100_003);
    const { p50Us, p95Us } = summarize(gaps)!;
    expect(Math.abs(p50Us - nearestRank(gaps, 50))).toBeLessThan(2_000);
    expect(Math.abs(p95Us - nearestRank(gaps, 95))).toBeLessThan(2_000);
  });

  it('counts gaps out of range at the edge of it', () => {
    expect(summarize([-5, Number.NaN])).toMatchObject({ count: 2, meanUs: 0, maxUs: 0 });
    expect(summarize([2 ** 40])).toMatchObject({ p50Us: 2 ** 32 - 1, maxUs: 2 ** 32 - 1 });
  });

  it('can be read while gaps are still added', () => {
    const summary = new LatencySummary();
    summary.add(10);
    expect(summary.summary()).toMatchObject({ count: 1, p50Us: 10 });
    summary.add(30);
    summary.add(20);
    expect(summary.summary()).toMatchObject({ count: 3, p50Us: 20, p95Us: 30, maxUs: 30 });
  });
});
