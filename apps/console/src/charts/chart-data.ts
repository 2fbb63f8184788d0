/** What every chart is made of: the same rows feed the drawing, the table, the summary and the CSV. */
export interface ChartData {
  /** The name of the first column: what points are by. */
  readonly xName: string;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
}

export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  /** Its place in the colours; the same thing has the same one in each chart. `rest` is for what was put together. */
  readonly color: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 'rest';
  /** How its values are written in the table and in the tooltip. */
  readonly format: (value: number) => string;
}

export interface ChartPoint {
  /** How it is written at the axis and in the table. */
  readonly label: string;
  /** By id of the series; null is a gap, never zero. */
  readonly values: Readonly<Record<string, number | null>>;
  /** Whether its time is not over yet; drawn dotted. */
  readonly isUnfinished?: boolean;
}

export function colorOf({ color }: Pick<ChartSeries, 'color'>): string {
  return `var(--chart-${color})`;
}
