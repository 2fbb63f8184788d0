/**
 * Upper bounds of latency buckets, integer microseconds, ascending; a value equal to a bound is within it. One more bucket
 * is for values above the last bound. Metrics, usage records and rollups use the same bounds, so that counts add up over
 * hours, keys and models. Never change them: stored counts depend on them.
 *
 * Time to first token and gaps: the buckets of the OpenTelemetry GenAI conventions; gaps have two more for fast models.
 */
export const TTFT_BOUNDS_US: readonly number[] = [
  1_000, 5_000, 10_000, 20_000, 40_000, 60_000, 80_000, 100_000, 250_000, 500_000, 750_000, 1_000_000,
  2_500_000, 5_000_000, 7_500_000, 10_000_000,
];

/** Between two tokens of a stream. */
export const GAP_BOUNDS_US: readonly number[] = [
  1_000, 5_000, 10_000, 25_000, 50_000, 75_000, 100_000, 150_000, 200_000, 300_000, 400_000, 500_000, 750_000,
  1_000_000, 2_500_000,
];

/** From the request received to its end: 10 ms, doubled thirteen times. */
export const DURATION_BOUNDS_US: readonly number[] = Array.from(
  { length: 14 },
  (_, power) => 10_000 * 2 ** power,
);

/** The gateway's own time until the first byte. */
export const OVERHEAD_BOUNDS_US: readonly number[] = [
  50, 100, 200, 300, 500, 750, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000,
];

/** The bucket of a value: 0 … `bounds.length`. */
export function bucketIndex(value: number, bounds: readonly number[]): number {
  let index = 0;
  while (index < bounds.length && value > bounds[index]!) index += 1;
  return index;
}

/**
 * An estimate of the value that `percent` of the counted values do not exceed, as in Prometheus: evenly spread within its
 * bucket. Values above the last bound count as that bound. In the unit of the bounds, rounded; null when nothing was
 * counted.
 */
export function percentileOf(
  counts: readonly number[],
  bounds: readonly number[],
  percent: number,
): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = (percent / 100) * total;
  let below = 0;
  for (const [index, bound] of bounds.entries()) {
    const count = counts[index] ?? 0;
    if (count > 0 && below + count >= rank) {
      const lower = bounds[index - 1] ?? 0;
      return Math.round(lower + ((bound - lower) * (rank - below)) / count);
    }
    below += count;
  }
  return bounds.at(-1)!;
}
