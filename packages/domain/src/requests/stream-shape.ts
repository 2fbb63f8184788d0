import { bucketIndex, GAP_BOUNDS_US } from '../usage/latency-buckets.ts';
import { readTokenStrip } from '../usage/token-strip.ts';
import type { UsageRecord } from '../usage/usage-record.ts';

/** A gap longer than this is a stall. One of `GAP_BOUNDS_US`, so that stalls can be counted. */
export const STALL_US = 500_000;

/** How the tokens of a stream came. Times are since the request was received. */
export interface StreamShape {
  /** Without slices after the last token. */
  readonly slices: readonly { readonly startUs: number; readonly widthUs: number; readonly tokens: number }[];
  /** Each with at least one gap; `upToUs` is null beyond the last boundary. */
  readonly gaps: readonly {
    readonly overUs: number;
    readonly upToUs: number | null;
    readonly count: number;
  }[];
  readonly stalls: {
    readonly overUs: number;
    readonly count: number;
    /** Of all gaps, whether they are stalls or not. */
    readonly longestGapUs: number;
    /**
     * As far as the slices show them, the longest first. Slices are as long as a 32nd of the stream at most, so that short
     * stalls of a long stream are counted and not seen.
     */
    readonly seen: readonly { readonly startUs: number; readonly lengthUs: number }[];
  };
}

/** Null of a request without gaps, and of a record of release 0.1. */
export function streamShapeOf({ itl, ttftUs }: UsageRecord): StreamShape | null {
  if (itl === null || itl.strip === null || itl.buckets === null || ttftUs === null) return null;
  const { sliceUs, tokens } = readTokenStrip(itl.strip);
  const startOf = (slice: number) => ttftUs + slice * sliceUs;
  const stallBucket = bucketIndex(STALL_US, GAP_BOUNDS_US);
  const count = itl.buckets.slice(stallBucket + 1).reduce((sum, gaps) => sum + gaps, 0);
  const seen: { startUs: number; lengthUs: number }[] = [];
  let before = 0;
  for (const [slice, inSlice] of tokens.entries()) {
    if (inSlice === 0) continue;
    const lengthUs = (slice - before) * sliceUs;
    // Tokens of slices side by side are as near as those of one slice.
    if (slice - before > 1 && lengthUs > STALL_US) seen.push({ startUs: startOf(before + 1), lengthUs });
    before = slice;
  }
  return {
    slices: tokens.map((inSlice, slice) => ({
      startUs: startOf(slice),
      widthUs: sliceUs,
      tokens: inSlice,
    })),
    gaps: itl.buckets.flatMap((gaps, bucket) =>
      gaps === 0
        ? []
        : [
            {
              overUs: bucket === 0 ? 0 : GAP_BOUNDS_US[bucket - 1]!,
              upToUs: GAP_BOUNDS_US[bucket] ?? null,
              count: gaps,
            },
          ],
    ),
    stalls: {
      overUs: STALL_US,
      count,
      longestGapUs: itl.maxUs,
      seen: seen.sort((one, other) => other.lengthUs - one.lengthUs).slice(0, count),
    },
  };
}
