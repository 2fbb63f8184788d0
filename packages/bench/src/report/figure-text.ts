import type { Figure } from '../summary.ts';

/** A figure as `12.3 ±0.4`; `–` where it was not measured. */
export function withRange(figure: Figure | undefined, digits: number): string {
  if (figure === undefined || figure.median === null) return '–';
  return `${figure.median.toFixed(digits)} ±${(figure.halfRange ?? 0).toFixed(digits)}`;
}

/** A figure's median; `–` where it was not measured. */
export function plain(figure: Figure | undefined, digits: number): string {
  return figure === undefined || figure.median === null ? '–' : figure.median.toFixed(digits);
}

/** A difference with its sign. */
export function signed(figure: Figure | undefined, digits: number): string {
  if (figure === undefined || figure.median === null) return '–';
  return `${figure.median < 0 ? '' : '+'}${figure.median.toFixed(digits)}`;
}

/** A share as a percentage. */
export function percent(figure: Figure | undefined): string {
  return figure === undefined || figure.median === null ? '–' : `${(figure.median * 100).toFixed(0)} %`;
}
