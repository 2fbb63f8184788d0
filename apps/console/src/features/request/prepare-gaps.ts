import type { ChartData } from '../../charts/chart-data.ts';
import type { StreamShape } from './request-queries.ts';

export interface GapTexts {
  readonly xName: string;
  readonly seriesName: string;
  readonly formatUs: (us: number) => string;
  readonly formatCount: (count: number) => string;
}

/** How many gaps between tokens were how long. */
export function prepareGaps(gaps: StreamShape['gaps'], texts: GapTexts): ChartData {
  const { xName, seriesName, formatUs, formatCount } = texts;
  return {
    xName,
    series: [{ id: 'gaps', name: seriesName, color: 1, format: formatCount }],
    points: gaps.map(({ over_us, up_to_us, count }) => ({
      label: up_to_us === null ? `> ${formatUs(over_us)}` : `≤ ${formatUs(up_to_us)}`,
      values: { gaps: count },
    })),
  };
}
