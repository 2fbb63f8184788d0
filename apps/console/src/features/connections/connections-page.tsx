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
import { useCursor } from '../../ui/use-cursor.ts';
import { BreakerBadge } from '../breakers/breaker-badge.tsx';

import { type Connection, useBreakers, useConnections } from './connection-queries.ts';
import type { ConnectionsSearch } from './connections-search.ts';
import { CreateConnectionDialog } from './create-connection-dialog.tsx';
import { TestButton } from './test-button.tsx';
import { useManagerNames } from './use-manager-names.ts';

/** The upstreams that Weir sends requests to. */
export function ConnectionsPage({ search }: { search: ConnectionsSearch }) {
  const { t } = useLingui();
  const [isCreating, setCreating] = useState(false);
  const connections = useConnections(search);
  const paging = useCursor(search.cursor);
  const columns = useColumns();
  const createButton = useCan('connection.create') ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Add connection</Trans>
    </Button>
  ) : null;
  return (
    <Page
      screen="/admin/connections"
      lead={<Trans>Where models are served: providers, your own servers or other gateways.</Trans>}
      actions={createButton}
      calls={[
        { method: 'GET', path: '/v1/admin/connections' },
        { method: 'GET', path: '/v1/admin/breakers' },
      ]}
    >
      <Card>
        <DataTable
          label={t`Connections`}
          list={connections}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="plug" title={t`No connections yet`} actions={createButton}>
              <Trans>Add a provider or your own server. Its models are added automatically.</Trans>
            </EmptyState>
          }
        />
      </Card>
      <CreateConnectionDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function useColumns(): readonly Column<Connection>[] {
  const { t } = useLingui();
  const { count } = useFormat();
  const managers = useManagerNames();
  const mayTest = useCan('connection.test');
  const maySeeBreakers = useCan('connection.list_breakers');
  const breakers = useBreakers(maySeeBreakers).data;
  return useMemo(
    () => [
      {
        id: 'name',
        heading: t`Name`,
        cell: ({ id, name }) => (
          <Link to="/admin/connections/$connectionId" params={{ connectionId: id }}>
            {name}
          </Link>
        ),
      },
      { id: 'kind', heading: t`Kind`, cell: ({ preset, kind }) => preset ?? kind },
      {
        id: 'address',
        heading: t`Base URL`,
        cell: ({ base_url }) => <code className="break-all">{base_url}</code>,
      },
      {
        id: 'state',
        heading: t`State`,
        cell: ({ enabled }) =>
          enabled ? <Badge tone="success">{t`Enabled`}</Badge> : <Badge>{t`Disabled`}</Badge>,
      },
      {
        id: 'breaker',
        heading: t`Breaker`,
        isHidden: !maySeeBreakers,
        cell: ({ id }) => {
          const breaker = breakers?.get(id);
          return breaker === undefined ? '–' : <BreakerBadge state={breaker.state} />;
        },
      },
      {
        id: 'credential',
        heading: t`Credential`,
        cell: ({ has_credential, credential_from }) =>
          credential_from === 'client' ? t`Sent by client` : has_credential ? t`Stored` : t`None`,
      },
      { id: 'models', heading: t`Models`, align: 'end', cell: ({ models }) => count(models) },
      { id: 'by', heading: t`Managed by`, cell: ({ managed_by }) => managers[managed_by] },
      {
        id: 'actions',
        heading: t`Actions`,
        align: 'end',
        isHidden: !mayTest,
        cell: (connection) => <TestButton connection={connection} />,
      },
    ],
    [t, count, managers, mayTest, maySeeBreakers, breakers],
  );
}
