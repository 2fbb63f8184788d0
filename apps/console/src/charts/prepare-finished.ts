import type { ChartPoint } from './chart-data.ts';

/** A row for Recharts: each series once as finished, once as unfinished. */
export type DrawnRow = { readonly label: string } & Readonly<Record<string, number | string | null>>;

/** Whether a row has a value and both its neighbours have none: no line leads there, so it must be drawn as a dot. */
export function standsAlone(rows: readonly DrawnRow[], index: number, key: string): boolean {
  const at = (place: number) => rows[place]?.[key] ?? null;
  return at(index) !== null && at(index - 1) === null && at(index + 1) === null;
}

export const UNFINISHED_SUFFIX = ':unfinished';

/**
 * Splits what is over from what is not, so that the latter can be drawn dotted.
 *
 * @param joins whether the two meet, as lines do; bars stand alone
 */
export function prepareFinished(
  points: readonly ChartPoint[],
  seriesIds: readonly string[],
  joins: boolean,
): readonly DrawnRow[] {
  return points.map((point, index) => {
    const row: Record<string, number | string | null> = { label: point.label };
    const leadsOn = joins && points[index + 1]?.isUnfinished === true;
    for (const id of seriesIds) {
      const value = point.values[id] ?? null;
      row[id] = point.isUnfinished === true ? null : value;
      row[id + UNFINISHED_SUFFIX] = point.isUnfinished === true || leadsOn ? value : null;
    }
    return row as DrawnRow;
  });
}
