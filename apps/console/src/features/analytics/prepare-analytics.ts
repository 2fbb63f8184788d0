import type { ChartData, ChartSeries } from '../../charts/chart-data.ts';
import { prepareTop } from '../../charts/prepare-top.ts';
import type { Analytics } from './analytics-queries.ts';
import type { Metric } from './analytics-search.ts';

type Day = Pick<Analytics['daily_usage'][number], 'requests' | 'tokens' | 'cost_nano_usd'>;

export interface Texts {
  readonly day: string;
  readonly rest: string;
  /** How a date stands at the axis. */
  readonly labelOf: (date: string) => string;
  readonly format: (value: number) => string;
}

const NANO_PER_USD = 1e9;
const COLORS = [1, 2, 3, 4, 5, 6, 7] as const;
const REST = ' rest';

/** A measure as a number for a chart: dollars, requests or tokens. Exact amounts stand on the cards and in tables. */
export function measureOf(usage: Day, metric: Metric): number {
  if (metric === 'cost') return Number(usage.cost_nano_usd) / NANO_PER_USD;
  return metric === 'requests' ? usage.requests : usage.tokens.total;
}

/** A measure as a whole number: nano-USD, requests or tokens. */
export function amountOf(usage: Day, metric: Metric): number {
  return metric === 'cost' ? Number(usage.cost_nano_usd) : measureOf(usage, metric);
}

/** A value of each day, by model: the largest ones, and the rest put together so that days keep their sums. */
export function prepareModelDays(analytics: Analytics, metric: Metric, texts: Texts): ChartData {
  const sums = new Map<string | null, number>();
  const byDay = new Map<string, ReadonlyMap<string | null, number>>();
  for (const { date, models } of analytics.daily_model_usage) {
    byDay.set(date, new Map(models.map((usage) => [usage.model, measureOf(usage, metric)])));
    for (const usage of models) {
      sums.set(usage.model, (sums.get(usage.model) ?? 0) + measureOf(usage, metric));
    }
  }
  const named = [...sums].flatMap(([model, sum]) => (model === null ? [] : [{ model, sum }]));
  const { top } = prepareTop(named, ({ sum }) => sum, COLORS.length);
  const hasRest = sums.size > top.length;
  const series: ChartSeries[] = top.map(({ model }, index) => ({
    id: model,
    name: model,
    color: COLORS[index]!,
    format: texts.format,
  }));
  if (hasRest) series.push({ id: REST, name: texts.rest, color: 'rest', format: texts.format });
  return {
    xName: texts.day,
    series,
    points: analytics.daily_usage.map((day) => {
      const models = byDay.get(day.date);
      const values: Record<string, number> = {};
      let known = 0;
      for (const { model } of top) {
        values[model] = models?.get(model) ?? 0;
        known += values[model];
      }
      if (hasRest) values[REST] = Math.max(0, measureOf(day, metric) - known);
      return { label: texts.labelOf(day.date), values, isUnfinished: day.is_partial };
    }),
  };
}

/** Requests of each day, and those of them that failed. */
export function prepareRequestDays(
  analytics: Analytics,
  { day, labelOf, format }: Texts,
  names: { readonly succeeded: string; readonly failed: string },
): ChartData {
  return {
    xName: day,
    series: [
      { id: 'succeeded', name: names.succeeded, color: 1, format },
      { id: 'failed', name: names.failed, color: 5, format },
    ],
    points: analytics.daily_usage.map(({ date, requests, failed_requests, is_partial }) => ({
      label: labelOf(date),
      values: { succeeded: requests - failed_requests, failed: failed_requests },
      isUnfinished: is_partial,
    })),
  };
}
