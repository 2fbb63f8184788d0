import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import type { ReconciliationRun } from './reconciliation-queries.ts';

interface Row {
  readonly id: string;
  readonly of: ReconciliationRun['examples'][number]['of'];
  readonly key: string;
  readonly column: string;
  readonly expected: string;
  readonly found: string;
}

/** What is not as the ledger says: a row for each number. */
export function DifferencesTable({ differences }: { differences: ReconciliationRun['examples'] }) {
  const { t } = useLingui();
  const rows = useMemo(
    () =>
      differences.flatMap(({ of, key, columns }, index) =>
        Object.entries(columns).map(([column, { expected, found }]): Row => {
          const named = Object.entries(key).map(([name, value]) => `${name}=${value}`);
          return { id: `${index} ${column}`, of, key: named.join(' '), column, expected, found };
        }),
      ),
    [differences],
  );
  const columns = useMemo((): readonly Column<Row>[] => {
    const kinds = { rollup: t`Period total`, total: t`Total`, counter: t`Limit counter` };
    return [
      { id: 'of', heading: t`Type`, cell: ({ of }) => kinds[of] },
      { id: 'key', heading: t`Location`, cell: ({ key }) => <code className="break-all">{key}</code> },
      { id: 'column', heading: t`Field`, cell: ({ column }) => <code>{column}</code> },
      { id: 'expected', heading: t`Ledger value`, align: 'end', cell: ({ expected }) => expected },
      { id: 'found', heading: t`Stored value`, align: 'end', cell: ({ found }) => found },
    ];
  }, [t]);
  return (
    <DataTable
      label={t`Differences`}
      list={fixedList(rows)}
      columns={columns}
      rowId={({ id }) => id}
      empty={null}
    />
  );
}
