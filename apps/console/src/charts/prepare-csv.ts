import type { ChartData } from './chart-data.ts';

/** Characters with which a spreadsheet begins a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180, with raw values. Text that a spreadsheet would run as a formula is made inert. */
export function prepareCsv({ xName, series, points }: ChartData): string {
  const rows = [
    [xName, ...series.map(({ name }) => name)].map(textCell),
    ...points.map(({ label, values }) => [
      textCell(label),
      ...series.map(({ id }) => numberCell(values[id])),
    ]),
  ];
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
}

function numberCell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function textCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
