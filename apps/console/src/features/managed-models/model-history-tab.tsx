import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { type ModelChange, useModelHistory } from './managed-model-queries.ts';

/** Who changed what of the model. */
export function ModelHistoryTab({ modelId, cursor }: { modelId: string; cursor: string | undefined }) {
  const { t } = useLingui();
  const history = useModelHistory(modelId, cursor);
  const paging = useCursor(cursor);
  const names = history.data?.names;
  const columns = useMemo(
    (): readonly Column<ModelChange>[] => [
      { id: 'at', heading: t`Time`, cell: ({ changed_at }) => <Time at={changed_at} /> },
      { id: 'action', heading: t`Action`, cell: ({ action }) => <code>{action}</code> },
      {
        id: 'by',
        heading: t`Changed by`,
        cell: ({ changed_by }) =>
          changed_by === null ? t`Command line or discovery` : (names?.[changed_by] ?? '–'),
      },
      {
        id: 'effective',
        heading: t`Effective from`,
        cell: ({ changed_at, effective_at }) =>
          changed_at === effective_at ? t`Immediately` : <Time at={effective_at} />,
      },
      { id: 'changes', heading: t`Changes`, cell: ({ changes }) => <Changes changes={changes} /> },
    ],
    [t, names],
  );
  return (
    <Card title={t`History`}>
      <DataTable
        label={t`History`}
        list={history}
        columns={columns}
        rowId={({ id }) => id}
        paging={paging}
        empty={
          <EmptyState icon="book" title={t`No changes yet`}>
            <Trans>Changes to this model and its prices appear here.</Trans>
          </EmptyState>
        }
      />
    </Card>
  );
}

function Changes({ changes }: { changes: ModelChange['changes'] }) {
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {Object.entries(changes).map(([field, { from, to }]) => (
        <li key={field} className="break-words">
          <code>{field}</code>: {textOf(from)} → {textOf(to)}
        </li>
      ))}
    </ul>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
