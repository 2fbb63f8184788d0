import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { BreakerBadge } from './breaker-badge.tsx';
import { type Breaker, useBreakers, useCloseBreaker, useOpenBreaker } from './breaker-queries.ts';
import type { BreakersSearch } from './breakers-search.ts';

/** Which upstreams are kept from requests, since when, and the handle to do it by hand. */
export function BreakersPage({ search }: { search: BreakersSearch }) {
  const { t } = useLingui();
  const { count, durationUs } = useFormat();
  const breakers = useBreakers(search.cursor);
  const mayOpen = useCan('connection.open_breaker');
  const mayClose = useCan('connection.close_breaker');
  const [opening, setOpening] = useState<Breaker | null>(null);
  const open = useOpenBreaker();
  const close = useCloseBreaker();
  const columns = useMemo(
    (): readonly Column<Breaker>[] => [
      {
        id: 'connection',
        heading: t`Connection`,
        cell: ({ connection_name, enabled }) => (
          <span className="flex flex-wrap items-center gap-2">
            {connection_name}
            {enabled ? null : <Badge>{t`Connection disabled`}</Badge>}
          </span>
        ),
      },
      { id: 'state', heading: t`State`, cell: ({ state }) => <BreakerBadge state={state} /> },
      {
        id: 'failures',
        heading: t`Failures`,
        align: 'end',
        cell: ({ failures, settings }) => t`${count(failures)} of ${count(settings.failures)}`,
      },
      {
        id: 'window',
        heading: t`Window`,
        align: 'end',
        cell: ({ settings }) => durationUs(settings.window_ms * 1_000),
      },
      {
        id: 'retry',
        heading: t`Next attempt`,
        cell: ({ retry_at }) => (retry_at === null ? '–' : <Time at={retry_at} />),
      },
      {
        id: 'set',
        heading: t`Set manually`,
        cell: ({ set_to, set_at }) =>
          set_to === null || set_at === null ? (
            '–'
          ) : (
            <span className="flex flex-wrap items-center gap-2">
              {set_to === 'open' ? t`Opened` : t`Closed`} <Time at={set_at} />
            </span>
          ),
      },
      {
        id: 'credentials',
        heading: t`Failing credentials`,
        align: 'end',
        cell: ({ credentials }) => count(credentials.length),
      },
      {
        id: 'actions',
        heading: t`Actions`,
        align: 'end',
        isHidden: !mayOpen && !mayClose,
        cell: (breaker) => (
          <span className="flex justify-end gap-2">
            {mayOpen && breaker.state !== 'held_open' ? (
              <Button onPress={() => setOpening(breaker)}>{t`Open`}</Button>
            ) : null}
            {mayClose && breaker.state !== 'closed' ? (
              <Button
                onPress={() => close.mutate({ params: { path: { connection_id: breaker.connection_id } } })}
              >
                {t`Close`}
              </Button>
            ) : null}
          </span>
        ),
      },
    ],
    [t, count, durationUs, mayOpen, mayClose, close.mutate],
  );
  const name = opening?.connection_name;
  return (
    <Page
      screen="/system/breakers"
      lead={
        <Trans>
          A circuit breaker stops requests to an upstream that fails. The numbers come from the replica that
          answered. Your changes apply to all replicas.
        </Trans>
      }
      calls={[{ method: 'GET', path: '/v1/admin/breakers' }]}
    >
      <Card>
        <DataTable
          label={t`Breakers`}
          list={breakers}
          columns={columns}
          rowId={({ connection_id }) => connection_id}
          paging={useCursor(search.cursor)}
          empty={
            <EmptyState icon="plug" title={t`No connections yet`}>
              <Trans>
                Every connection to an upstream has its own breaker. Add a connection to see it here.
              </Trans>
            </EmptyState>
          }
        />
      </Card>
      <ConfirmDialog
        title={t`Open the breaker for ${name}?`}
        action={t`Open breaker`}
        isOpen={opening !== null}
        isPending={open.isPending}
        error={open.error}
        onClose={() => {
          open.reset();
          setOpening(null);
        }}
        onConfirm={() =>
          open.mutate(
            { params: { path: { connection_id: opening!.connection_id } } },
            { onSuccess: () => setOpening(null) },
          )
        }
      >
        <Trans>
          On all replicas, no request reaches {name} until someone closes the breaker. Requests use other
          deployments of the same model. If there are none, they fail. This is recorded in the audit log.
        </Trans>
      </ConfirmDialog>
    </Page>
  );
}
