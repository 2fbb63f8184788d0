/** The layout of one column. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Least width in characters; longer texts push the rest of the line to the right. */
  readonly width: number;
}

const GAP = '  ';

/** One line of a table whose rows are not known in advance. */
export function tableLine(columns: readonly Column[], cells: readonly string[]): string {
  return columns
    .map(({ align, width }, index) => {
      const cell = printable(cells[index] ?? '');
      return align === 'left' ? cell.padEnd(width) : cell.padStart(width);
    })
    .join(GAP)
    .trimEnd();
}

/** The line of titles. */
export function tableTitles(columns: readonly Column[]): string {
  return tableLine(
    columns,
    columns.map(({ title }) => title),
  );
}

/** All lines of a table, each column as wide as its longest cell. */
export function tableLines(
  columns: readonly Omit<Column, 'width'>[],
  rows: readonly (readonly string[])[],
): string[] {
  const sized = columns.map((column, index) => ({
    ...column,
    width: Math.max(column.title.length, ...rows.map((row) => printable(row[index] ?? '').length)),
  }));
  return [tableTitles(sized), ...rows.map((row) => tableLine(sized, row))];
}

/** Names come from elsewhere: a control character in one must not reach the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{fffd}');
}
