import type { ChartData, ChartSeries } from './chart-data.ts';

/**
 * A histogram of buckets with fixed boundaries, as the rollups have them: counts has one entry more than boundaries, for
 * what is above the last. Empty buckets at both ends are left out.
 */
export function prepareHistogram(
  boundaries: readonly number[],
  counts: readonly number[],
  texts: {
    readonly xName: string;
    readonly series: ChartSeries;
    readonly formatBoundary: (value: number) => string;
  },
): ChartData {
  const { xName, series, formatBoundary } = texts;
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const points = counts.slice(Math.max(0, first), last + 1).map((count, offset) => {
    const index = Math.max(0, first) + offset;
    const upper = boundaries[index];
    const label =
      upper === undefined ? `> ${formatBoundary(boundaries.at(-1)!)}` : `≤ ${formatBoundary(upper)}`;
    return { label, values: { [series.id]: count } };
  });
  return { xName, series: [series], points };
}
