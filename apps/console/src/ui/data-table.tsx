import { Trans, useLingui } from '@lingui/react/macro';
import {
  type ColumnDef,
  columnVisibilityFeature,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { ErrorPanel } from './error-panel.tsx';
import { Icon } from './icon.tsx';
import { ScrollArea } from './scroll-area.tsx';
import { Skeleton } from './skeleton.tsx';

const ALIGN = { start: 'text-left', end: 'text-right tabular-nums whitespace-nowrap' } as const;

const features = tableFeatures({ rowSelectionFeature, columnVisibilityFeature });

export interface Column<Row extends object> {
  readonly id: string;
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** The values of `sort` that the gateway takes for this column, such as `name` and `-name`; pressing goes through them. */
  readonly sorts?: readonly string[];
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  readonly isHidden?: boolean;
}

/** Rows as the gateway pages them. Pass what a query of a list returned. */
export interface Listed<Row extends object> {
  readonly data?:
    | { readonly data: readonly Row[]; readonly has_more: boolean; readonly next_cursor: string | null }
    | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isPlaceholderData?: boolean;
  refetch(): unknown;
}

export interface DataTableProps<Row extends object> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly list: Listed<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** In place of a table without rows. */
  readonly empty: ReactNode;
  /** How the gateway sorts now: a value of its `sort`. */
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  /** From `useCursor`; without it there are no pages. */
  readonly paging?: Paging;
  /** Ids of the selected rows; with it each row has a checkbox. */
  readonly selected?: readonly string[];
  readonly onSelect?: (ids: readonly string[]) => void;
}

export interface Paging {
  readonly isFirst: boolean;
  readonly onFirst: () => void;
  readonly onNext: (cursor: string) => void;
  /** Absent where the page before is not known, as after following a link. */
  readonly onPrevious?: (() => void) | undefined;
}

/** A table whose rows the gateway sorts, filters and pages. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { list, empty, label, paging } = props;
  const { t } = useLingui();
  if (list.isPending) return <Skeleton label={t`Loading: ${label}`} />;
  if (list.data === undefined) return <ErrorPanel error={list.error} onRetry={() => list.refetch()} />;
  const { data, has_more, next_cursor } = list.data;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {list.error === null ? null : <ErrorPanel error={list.error} onRetry={() => list.refetch()} />}
      {data.length === 0 ? empty : <Rows {...props} rows={data} />}
      {paging === undefined || (paging.isFirst && !has_more) ? null : (
        <div className="flex flex-wrap items-center justify-end gap-2">
          {paging.isFirst ? null : (
            <Button look="quiet" onPress={paging.onFirst}>
              <Trans>First page</Trans>
            </Button>
          )}
          {paging.onPrevious === undefined ? null : (
            <Button icon="chevronLeft" onPress={paging.onPrevious}>
              <Trans>Previous</Trans>
            </Button>
          )}
          <Button
            icon="chevronRight"
            isDisabled={!has_more || next_cursor === null}
            isPending={list.isPlaceholderData === true}
            onPress={() => (next_cursor === null ? undefined : paging.onNext(next_cursor))}
          >
            <Trans>Next</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Rows<Row extends object>({
  label,
  list,
  rows,
  columns,
  rowId,
  sort,
  onSort,
  selected,
  onSelect,
}: DataTableProps<Row> & { rows: readonly Row[] }) {
  const { t } = useLingui();
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          header: () => column.heading,
        }),
      ),
    [columns],
  );
  const rowSelection = useMemo<RowSelectionState>(
    () => Object.fromEntries((selected ?? []).map((id) => [id, true])),
    [selected],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: {
      rowSelection,
      columnVisibility: Object.fromEntries(columns.map(({ id, isHidden }) => [id, isHidden !== true])),
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(rowSelection) : update;
      onSelect?.(Object.keys(next).filter((id) => next[id]));
    },
  });
  const columnOf = (id: string) => columns.find((column) => column.id === id)!;
  const shownColumns = columns.filter(({ isHidden }) => isHidden !== true);
  const classOf = (id: string) => {
    const index = shownColumns.findIndex((column) => column.id === id);
    const align = shownColumns[index]?.align ?? 'start';
    const next = shownColumns[index + 1];
    // What stands at the end keeps its distance to a column that begins at the start.
    return `${ALIGN[align]} ${align === 'end' && next !== undefined && next.align !== 'end' ? 'pr-6' : ''}`;
  };
  return (
    // Its cells have room for the colour of a row under the pointer; their text is in line with the panel's.
    <ScrollArea label={label} isDimmed={list.isPlaceholderData === true} isInset>
      <table className="w-full border-collapse max-md:w-max max-md:min-w-full" aria-busy={list.isFetching}>
        <caption className="sr-only">{label}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b border-line">
              {onSelect === undefined ? null : (
                <th scope="col" className="w-8 px-2 py-1">
                  <Checkbox
                    aria-label={t`Select all rows on this page`}
                    isSelected={table.getIsAllRowsSelected()}
                    isIndeterminate={table.getIsSomeRowsSelected()}
                    onChange={(all) => table.toggleAllRowsSelected(all)}
                  />
                </th>
              )}
              {group.headers.map((header) => (
                <Heading
                  key={header.id}
                  column={columnOf(header.column.id)}
                  place={classOf(header.column.id)}
                  sort={sort}
                  onSort={onSort}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              className="border-line not-last:border-b hover:bg-hover"
              aria-selected={onSelect === undefined ? undefined : row.getIsSelected()}
            >
              {onSelect === undefined ? null : (
                <td className="px-2 py-(--row-padding)">
                  <Checkbox
                    aria-label={t`Select this row`}
                    isSelected={row.getIsSelected()}
                    onChange={(isSelected) => row.toggleSelected(isSelected)}
                  />
                </td>
              )}
              {row.getVisibleCells().map((cell) => (
                <td
                  key={cell.id}
                  className={`px-2 py-(--row-padding) max-md:max-w-64 ${classOf(cell.column.id)}`}
                >
                  {/* Called, not mounted: a cell keeps its dialog when columns are made anew. */}
                  {columnOf(cell.column.id).cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Heading<Row extends object>({
  column,
  place,
  sort,
  onSort,
}: { column: Column<Row>; place: string } & Pick<DataTableProps<Row>, 'sort' | 'onSort'>) {
  const sorts = column.sorts ?? [];
  const className = `px-2 py-1.5 text-sm font-medium whitespace-nowrap text-muted ${place}`;
  if (onSort === undefined || sorts.length === 0) {
    return (
      <th scope="col" className={className}>
        {column.heading}
      </th>
    );
  }
  const position = sorts.indexOf(sort ?? '');
  const isDescending = sort?.startsWith('-');
  return (
    <th
      scope="col"
      aria-sort={position < 0 ? 'none' : isDescending ? 'descending' : 'ascending'}
      className={className}
    >
      <button
        type="button"
        className="inline-flex min-h-6 items-center gap-1 font-medium hover:text-text"
        onClick={() => onSort(sorts[(position + 1) % sorts.length]!)}
      >
        {column.heading}
        {position < 0 ? null : (
          <span className={isDescending ? '' : 'rotate-180'}>
            <Icon name="chevronDown" size={14} />
          </span>
        )}
      </button>
    </th>
  );
}
