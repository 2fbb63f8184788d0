import type { ChartData, ChartSeries } from '../../charts/chart-data.ts';
import type { SeriesTexts, UsagePoint } from './prepare-series.ts';
import type { Metric } from './usage-search.ts';

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly points: readonly UsagePoint[];
}

export interface GroupTexts extends SeriesTexts {
  readonly restName: string;
  readonly format: (value: number) => string;
}

export const REST = 'rest';
const COLORS = [1, 2, 3, 4, 5, 6, 7] as const;
const NANO_PER_USD = 1e9;

/**
 * The largest groups over time, and what is left of all to them: so each period adds up to the whole, to the nano-dollar.
 *
 * @param all the same periods as those of the groups, without the filter for one of them
 */
export function prepareGroups(
  all: readonly UsagePoint[],
  groups: readonly Group[],
  metric: Metric,
  { xName, labelOf, restName, format }: GroupTexts,
  nowMs: number,
): ChartData {
  const rests = all.map((point, index) =>
    groups.reduce((left, { points }) => left - amountOf(points[index], metric), amountOf(point, metric)),
  );
  const hasRest = rests.some((rest) => rest > 0n);
  const scale = metric === 'cost' ? NANO_PER_USD : 1;
  const series: ChartSeries[] = groups.map(({ id, name }, index) => ({
    ...{ id, name, format, color: COLORS[index % COLORS.length]! },
  }));
  if (hasRest) series.push({ id: REST, name: restName, color: 'rest', format });
  return {
    xName,
    series,
    points: all.map((point, index) => ({
      label: labelOf(point.starts_at),
      values: Object.fromEntries([
        ...groups.map(({ id, points }) => [id, Number(amountOf(points[index], metric)) / scale]),
        ...(hasRest ? [[REST, Number(rests[index]) / scale]] : []),
      ]),
      isUnfinished: Date.parse(point.ends_at) > nowMs,
    })),
  };
}

/** Nano-dollars, tokens or requests. A period without usage has none. */
function amountOf(point: UsagePoint | undefined, metric: Metric): bigint {
  if (point === undefined) return 0n;
  if (metric === 'cost') return BigInt(point.cost_nano_usd);
  return BigInt(metric === 'tokens' ? point.input_tokens + point.output_tokens : point.requests);
}
