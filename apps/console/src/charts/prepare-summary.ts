import type { ChartData, ChartPoint } from './chart-data.ts';

/** What stands out in one series: for the text beside a chart. Null when it has no value. */
export function prepareExtremes(
  { points }: ChartData,
  seriesId: string,
): { readonly lowest: ChartPoint; readonly highest: ChartPoint; readonly last: ChartPoint } | null {
  const known = points.filter(({ values }) => typeof values[seriesId] === 'number');
  if (known.length === 0) return null;
  const at = (point: ChartPoint) => point.values[seriesId]!;
  return {
    lowest: known.reduce((one, other) => (at(other) < at(one) ? other : one)),
    highest: known.reduce((one, other) => (at(other) > at(one) ? other : one)),
    last: known.at(-1)!,
  };
}
