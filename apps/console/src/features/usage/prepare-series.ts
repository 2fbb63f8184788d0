import type { ChartData, ChartSeries } from '../../charts/chart-data.ts';
import type { UsageSeries } from './usage-queries.ts';
import type { Latency } from './usage-search.ts';

export type UsagePoint = UsageSeries['data'][number];

export interface SeriesTexts {
  readonly xName: string;
  readonly labelOf: (startsAt: string) => string;
}

export type SeriesValue = ChartSeries & { readonly measure: (point: UsagePoint) => number | null };

const NANO_PER_USD = 1e9;
const US_PER_MS = 1_000;

/** A chart of periods. A period without requests has no latency: that is a gap, as the API says by null. */
export function prepareUsageSeries(
  points: readonly UsagePoint[],
  series: readonly SeriesValue[],
  { xName, labelOf }: SeriesTexts,
  nowMs: number,
): ChartData {
  return {
    xName,
    series: series.map(({ measure: _, ...rest }) => rest),
    points: points.map((point) => ({
      label: labelOf(point.starts_at),
      values: Object.fromEntries(series.map(({ id, measure }) => [id, measure(point)])),
      isUnfinished: Date.parse(point.ends_at) > nowMs,
    })),
  };
}

/** In US dollars, for an axis. The exact amounts are in the table of requests. */
export function costUsd({ cost_nano_usd }: Pick<UsagePoint, 'cost_nano_usd'>): number {
  return Number(cost_nano_usd) / NANO_PER_USD;
}

/** In milliseconds. */
export function percentileMs(
  point: UsagePoint,
  latency: Latency,
  percentile: 'p50' | 'p95' | 'p99',
): number | null {
  const us = point.latency[latency][`${percentile}_us`];
  return us === null ? null : us / US_PER_MS;
}

/** What is left of the requests without those that failed. */
export function succeeded({ requests, failed_requests }: UsagePoint): number {
  return requests - failed_requests;
}
