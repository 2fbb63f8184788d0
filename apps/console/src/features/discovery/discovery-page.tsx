import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { listedRows } from '../../ui/listed-rows.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { DriftTable } from '../connections/drift-tab.tsx';
import { type Source, useDiscovery } from './discovery-queries.ts';
import { SyncButton } from './sync-button.tsx';

/** Whether what upstreams list is known, and since when. */
export function DiscoveryPage() {
  const { t } = useLingui();
  const { durationUs } = useFormat();
  const discovery = useDiscovery();
  return (
    <Page
      screen="/admin/discovery"
      lead={
        <Trans>
          Weir regularly asks each connection which models it serves. If a connection does not answer, its
          last list stays in use.
        </Trans>
      }
      actions={<SyncButton connectionId={null} />}
      calls={[
        { method: 'GET', path: '/v1/admin/discovery' },
        { method: 'POST', path: '/v1/admin/discovery/sync', body: {} },
      ]}
    >
      {discovery.isPending ? (
        <Skeleton label={t`Loading sources`} />
      ) : discovery.data === undefined ? (
        <ErrorPanel error={discovery.error} onRetry={() => discovery.refetch()} />
      ) : (
        <Card title={t`Sources, synced every ${durationUs(discovery.data.interval_ms * 1_000)}`}>
          <Sources sources={discovery.data.sources} />
        </Card>
      )}
    </Page>
  );
}

function Sources({ sources }: { sources: readonly Source[] }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const [shownDrift, setShown] = useState<{ connectionId: string; name: string } | null>(null);
  const rows = useMemo(() => listedRows(sources), [sources]);
  const columns = useMemo((): readonly Column<Source>[] => {
    const time = (at: string | null) => (at === null ? '–' : <Time at={at} />);
    return [
      {
        id: 'name',
        heading: t`Source`,
        cell: ({ connection_id, name }) =>
          connection_id === null ? (
            t`Discovery server`
          ) : (
            <Link to="/admin/connections/$connectionId" params={{ connectionId: connection_id }}>
              {name ?? connection_id}
            </Link>
          ),
      },
      { id: 'state', heading: t`State`, cell: ({ state }) => <SourceState state={state} /> },
      {
        id: 'listed',
        heading: t`Listed models`,
        align: 'end',
        cell: ({ listed }) => <KnownNumber number={shown(listed, count)} />,
      },
      { id: 'asked', heading: t`Last sync`, cell: ({ asked_at }) => time(asked_at) },
      { id: 'success', heading: t`Last success`, cell: ({ last_success_at }) => time(last_success_at) },
      { id: 'since', heading: t`Failing since`, cell: ({ failing_since }) => time(failing_since) },
      {
        id: 'code',
        heading: t`Last failure`,
        cell: ({ last_error_code, last_failure_at }) =>
          last_error_code === null ? (
            '–'
          ) : (
            <span className="flex flex-col">
              <code>{last_error_code}</code>
              {time(last_failure_at)}
            </span>
          ),
      },
      {
        id: 'actions',
        heading: t`Actions`,
        align: 'end',
        cell: ({ connection_id, name }) =>
          connection_id === null ? (
            ''
          ) : (
            <Button onPress={() => setShown({ connectionId: connection_id, name: name ?? connection_id })}>
              {t`Show drift`}
            </Button>
          ),
      },
    ];
  }, [t, count]);
  return (
    <>
      <DataTable
        label={t`Sources`}
        list={rows}
        columns={columns}
        rowId={({ connection_id }) => connection_id ?? 'discovery-server'}
        empty={
          <EmptyState icon="search" title={t`No sources`}>
            <Trans>
              Sources are connections that add their models automatically, and the discovery server if one is
              configured.
            </Trans>
          </EmptyState>
        }
      />
      <Dialog
        title={shownDrift === null ? '' : t`Drift for ${shownDrift.name}`}
        isOpen={shownDrift !== null}
        onClose={() => setShown(null)}
        size="wide"
        actions={shownDrift === null ? null : <SyncButton connectionId={shownDrift.connectionId} />}
      >
        {shownDrift === null ? null : <DriftTable connectionId={shownDrift.connectionId} />}
      </Dialog>
    </>
  );
}

function SourceState({ state }: { state: Source['state'] }) {
  const { t } = useLingui();
  if (state === 'ok') return <Badge tone="success">{t`OK`}</Badge>;
  return state === 'failing' ? <Badge tone="danger">{t`Failing`}</Badge> : <Badge>{t`Not synced yet`}</Badge>;
}
