import { describe, expect, it } from 'vitest';
import { aUsageRecord } from '../../../testing/src/a-usage-record.ts';
import { LatencySummary } from '../usage/latency-summary.ts';
import { STALL_US, streamShapeOf } from './stream-shape.ts';
import { timeToFirstToken } from './time-to-first-token.ts';

/** A record of a stream with these gaps. */
function ofGaps(gapsUs: readonly number[]) {
  const summary = new LatencySummary();
  for (const gap of gapsUs) summary.add(gap);
  return aUsageRecord({ ttftUs: 100_000, itl: summary.summary() });
}

describe('the shape of a stream', () => {
  it('has its tokens by time, its gaps by length, and where it stalled', () => {
    const shape = streamShapeOf(ofGaps([10_000, 10_000, 600_000, 10_000, 2_000_000, 10_000]))!;
    expect(shape.slices.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(7);
    const [first] = shape.slices;
    expect(first).toMatchObject({ startUs: 100_000, widthUs: 64_000, tokens: 3 });
    expect(shape.gaps).toEqual([
      { overUs: 5_000, upToUs: 10_000, count: 4 },
      { overUs: 500_000, upToUs: 750_000, count: 1 },
      { overUs: 1_000_000, upToUs: 2_500_000, count: 1 },
    ]);
    const { stalls } = shape;
    expect(stalls).toMatchObject({ overUs: STALL_US, count: 2, longestGapUs: 2_000_000 });
    expect(stalls.seen).toHaveLength(2);
    for (const [index, gapUs] of [2_000_000, 600_000].entries()) {
      expect(Math.abs(stalls.seen[index]!.lengthUs - gapUs)).toBeLessThanOrEqual(64_000);
    }
    expect(Math.abs(stalls.seen[1]!.startUs - 120_000)).toBeLessThanOrEqual(64_000);
  });

  it('counts stalls that its slices are too long to show', () => {
    const shape = streamShapeOf(ofGaps([600_000, ...Array.from({ length: 2_000 }, () => 100_000)]))!;
    expect(shape.stalls).toMatchObject({ count: 1, seen: [] });
  });

  it('has no stall in a gap that is as long as the boundary', () => {
    expect(streamShapeOf(ofGaps([500_000, 1]))!.stalls).toMatchObject({ count: 0, seen: [] });
  });

  it('is unknown without gaps, and in records of release 0.1', () => {
    expect(streamShapeOf(aUsageRecord({ itl: null }))).toBeNull();
    const { itl } = aUsageRecord();
    expect(streamShapeOf(aUsageRecord({ itl: { ...itl!, strip: null, buckets: null } }))).toBeNull();
  });
});

describe('the time to the first token', () => {
  it('is divided among the client, earlier attempts, the upstream and Weir, without a rest', () => {
    const [attempt] = aUsageRecord().attempts;
    const record = aUsageRecord({
      ...{ ttftUs: 10_000, upstreamTtftUs: 4_000, authenticatedUs: 100, bodyReceivedUs: 600 },
      attempts: [
        { ...attempt!, startOffsetUs: 1_000 },
        { ...attempt!, startOffsetUs: 5_000 },
      ],
    });
    expect(timeToFirstToken(record)).toEqual({
      ...{ totalUs: 10_000, clientUs: 500, earlierAttemptsUs: 4_000, upstreamUs: 4_000, weirUs: 1_500 },
    });
  });

  it('is not divided where a record does not say enough', () => {
    expect(timeToFirstToken(aUsageRecord({ ttftUs: null }))).toBeNull();
    expect(timeToFirstToken(aUsageRecord({ bodyReceivedUs: null }))).toBeNull();
    expect(timeToFirstToken(aUsageRecord({ attempts: [] }))).toBeNull();
  });
});
