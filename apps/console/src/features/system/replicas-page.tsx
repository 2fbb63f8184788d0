import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { type System, useSystem } from './system-queries.ts';

type Replica = System['replicas'][number];

/** The gateways that serve one database. */
export function ReplicasPage() {
  const { t } = useLingui();
  const system = useSystem();
  const answering = system.data?.replica.id;
  const columns = useMemo(
    (): readonly Column<Replica>[] => [
      {
        id: 'id',
        heading: t`Replica`,
        cell: ({ id }) => (
          <span className="flex flex-wrap items-center gap-2">
            <code>{id}</code>
            {id === answering ? <Badge tone="accent">{t`This replica`}</Badge> : null}
          </span>
        ),
      },
      { id: 'version', heading: t`Version`, cell: ({ version }) => version ?? '–' },
      { id: 'started', heading: t`Started`, cell: ({ started_at }) => <Time at={started_at} /> },
      { id: 'seen', heading: t`Last seen`, cell: ({ seen_at }) => <Time at={seen_at} /> },
    ],
    [t, answering],
  );
  return (
    <Page
      screen="/system/replicas"
      lead={
        <Trans>Gateways seen in the last 30 seconds. Without Redis, limits are divided among them.</Trans>
      }
      calls={[{ method: 'GET', path: '/v1/admin/system' }]}
    >
      {system.isPending ? (
        <Skeleton label={t`Loading status`} />
      ) : system.data === undefined ? (
        <ErrorPanel error={system.error} onRetry={() => system.refetch()} />
      ) : (
        <Card>
          <Versions replicas={system.data.replicas} />
          <DataTable
            label={t`Replicas`}
            list={fixedList(system.data.replicas)}
            columns={columns}
            rowId={({ id }) => id}
            empty={
              <p className="text-muted">
                <Trans>No replica has reported to the database yet.</Trans>
              </p>
            }
          />
        </Card>
      )}
    </Page>
  );
}

function Versions({ replicas }: Pick<System, 'replicas'>) {
  const { t } = useLingui();
  const versions = new Set(replicas.map(({ version }) => version));
  if (versions.size <= 1) return null;
  return (
    <p>
      <Badge tone="warning">{t`Replicas run different versions`}</Badge>
    </p>
  );
}
