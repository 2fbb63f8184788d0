import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { BreakerBadge } from './breaker-badge.tsx';
import { type Breaker, useBreakers } from './breaker-queries.ts';
import type { BreakersSearch } from './breakers-search.ts';
import { LastFailure } from './last-failure.tsx';
import { SetBreakerDialog } from './set-breaker-dialog.tsx';
import { SetByHand } from './set-by-hand.tsx';

/** Which upstreams are kept from requests, since when, and the handle to do it by hand. */
export function BreakersPage({ search }: { search: BreakersSearch }) {
  const { t } = useLingui();
  const { count, durationUs } = useFormat();
  const breakers = useBreakers(search.cursor);
  const mayOpen = useCan('connection.open_breaker');
  const mayClose = useCan('connection.close_breaker');
  const [setting, setSetting] = useState<{ breaker: Breaker; to: 'open' | 'close' } | null>(null);
  const columns = useMemo(
    (): readonly Column<Breaker>[] => [
      {
        id: 'connection',
        heading: t`Connection`,
        cell: ({ connection_id, connection_name, enabled }) => (
          <span className="flex flex-wrap items-center gap-2">
            <Link to="/admin/connections/$connectionId" params={{ connectionId: connection_id }}>
              {connection_name}
            </Link>
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
        id: 'cause',
        heading: t`Last failure`,
        cell: ({ last_failure }) => <LastFailure failure={last_failure} />,
      },
      {
        id: 'retry',
        heading: t`Next attempt`,
        cell: ({ retry_at }) => (retry_at === null ? '–' : <Time at={retry_at} />),
      },
      {
        id: 'set',
        heading: t`Set manually`,
        cell: (breaker) => <SetByHand breaker={breaker} />,
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
              <Button onPress={() => setSetting({ breaker, to: 'open' })}>{t`Open`}</Button>
            ) : null}
            {mayClose && breaker.state !== 'closed' ? (
              <Button onPress={() => setSetting({ breaker, to: 'close' })}>{t`Close`}</Button>
            ) : null}
          </span>
        ),
      },
    ],
    [t, count, durationUs, mayOpen, mayClose],
  );
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
      {setting === null ? null : <SetBreakerDialog {...setting} onClose={() => setSetting(null)} />}
    </Page>
  );
}
