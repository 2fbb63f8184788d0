import type { ChartPoint } from './chart-data.ts';

/** About as many steps as are read at a glance. */
const STEPS = 4;
/** Up to which multiple of a power of ten a rough step becomes which. */
const ROUND = [
  [1.4, 1],
  [2.2, 2],
  [3.5, 2.5],
  [7, 5],
  [Number.POSITIVE_INFINITY, 10],
] as const;

/**
 * Round numbers for the axis of values, from 0 to the first one that nothing exceeds. Undefined where there is nothing above 0.
 *
 * @param isStacked whether the values of a point stand on each other
 */
export function prepareTicks(points: readonly ChartPoint[], isStacked: boolean): number[] | undefined {
  const all = points.map(({ values }) => Object.values(values).map((value) => value ?? 0));
  const most = Math.max(
    ...all.map((values) => (isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values))),
  );
  if (!(most > 0 && Number.isFinite(most)) || all.some((values) => values.some((value) => value < 0)))
    return undefined;
  const isWhole = all.every((values) => values.every(Number.isInteger));
  const step = isWhole ? Math.max(1, Math.ceil(roundStep(most / STEPS))) : roundStep(most / STEPS);
  // Twelve digits: what floating point adds is not shown.
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, tick) =>
    Number((tick * step).toPrecision(12)),
  );
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ROUND.find(([upTo]) => rough / power <= upTo)![1] * power;
}
