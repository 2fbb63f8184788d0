import type { Listed } from './data-table.tsx';

/** Rows that are all there, for a DataTable without pages. */
export function fixedList<Row extends object>(rows: readonly Row[]): Listed<Row> {
  return {
    data: { data: rows, has_more: false, next_cursor: null },
    error: null,
    isPending: false,
    isFetching: false,
    refetch: () => undefined,
  };
}
