import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Time } from '../../ui/time.tsx';
import { SyncButton } from '../discovery/sync-button.tsx';
import { ModelName } from '../managed-models/model-name.tsx';
import { type Drift, useDrift } from './connection-queries.ts';

const TONES: Readonly<Record<Drift['kind'], Tone>> = { added: 'accent', gone: 'warning', changed: 'neutral' };

/** Where the upstream and the catalog say something different, and asking the upstream again. */
export function DriftTab({ connectionId }: { connectionId: string }) {
  const { t } = useLingui();
  return (
    <Card title={t`Drift`} actions={<SyncButton connectionId={connectionId} />}>
      <DriftTable connectionId={connectionId} />
    </Card>
  );
}

export function DriftTable({ connectionId }: { connectionId: string }) {
  const { t } = useLingui();
  const drift = useDrift(connectionId);
  const columns = useMemo((): readonly Column<Drift>[] => {
    const kinds: Readonly<Record<Drift['kind'], string>> = {
      added: t`Listed, not served`,
      gone: t`Served, not listed`,
      changed: t`Listed differently`,
    };
    return [
      {
        id: 'name',
        heading: t`Upstream model name`,
        cell: ({ upstream_name }) => <code className="break-all">{upstream_name}</code>,
      },
      {
        id: 'kind',
        heading: t`Difference`,
        cell: ({ kind }) => <Badge tone={TONES[kind]}>{kinds[kind]}</Badge>,
      },
      {
        id: 'model',
        heading: t`Model`,
        cell: ({ model_id }) => (model_id === null ? '–' : <ModelName modelId={model_id} />),
      },
      {
        id: 'since',
        heading: t`Missing since`,
        cell: ({ missing_since }) => (missing_since === null ? '–' : <Time at={missing_since} />),
      },
      {
        id: 'fields',
        heading: t`Catalog → upstream`,
        cell: ({ fields }) =>
          fields.length === 0 ? (
            '–'
          ) : (
            <ul className="text-sm">
              {fields.map(({ field, listed, catalog }) => (
                <li key={field}>
                  <code>{field}</code>: {catalog} → {listed}
                </li>
              ))}
            </ul>
          ),
      },
    ];
  }, [t]);
  const list = useMemo(
    () => ({
      error: drift.error,
      isPending: drift.isPending,
      isFetching: drift.isFetching,
      refetch: drift.refetch,
      data: drift.data === undefined ? undefined : { ...drift.data, has_more: false, next_cursor: null },
    }),
    [drift.data, drift.error, drift.isPending, drift.isFetching, drift.refetch],
  );
  return (
    <DataTable
      label={t`Drift`}
      list={list}
      columns={columns}
      rowId={({ upstream_name, kind }) => `${kind} ${upstream_name}`}
      empty={
        <EmptyState icon="check" title={t`No differences`}>
          <Trans>The catalog matches everything the upstream lists.</Trans>
        </EmptyState>
      }
    />
  );
}
