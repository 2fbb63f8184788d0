import type { ChartData } from './chart-data.ts';

/** Characters with which a spreadsheet begins a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180, with raw values. Text that a spreadsheet would run as a formula is made inert. */
export function prepareCsv({ xName, series, points }: ChartData): string {
  return prepareCsvOf([
    [xName, ...series.map(({ name }) => name)],
    ...points.map(({ label, values }) => [label, ...series.map(({ id }) => values[id])]),
  ]);
}

type Cell = string | number | bigint | null | undefined;

/** The same for any rows. What is not known is empty. */
export function prepareCsvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? textCell(value) : String(value);
}

function textCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
