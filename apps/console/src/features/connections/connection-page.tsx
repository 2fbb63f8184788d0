import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DeploymentsCard } from '../deployments/deployments-card.tsx';
import { BreakerCard } from './breaker-card.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import { type Connection, useConnection } from './connection-queries.ts';
import type { ConnectionSearch } from './connections-search.ts';
import { DriftTab } from './drift-tab.tsx';
import { useManagerNames } from './use-manager-names.ts';

export function ConnectionPage({ connectionId, search }: { connectionId: string; search: ConnectionSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/admin/connections/$connectionId' });
  const connection = useConnection(connectionId);
  const maySeeDrift = useCan('platform.discovery.read');
  const path = `/v1/admin/connections/${connectionId}`;
  const tab = search.tab ?? 'overview';
  return (
    <Page
      screen="/admin/connections/$connectionId"
      subject={connection.data?.name}
      actions={connection.data === undefined ? null : <ConnectionActions connection={connection.data} />}
      calls={[
        { method: 'GET', path },
        { method: 'POST', path: `${path}/test` },
        { method: 'GET', path: `${path}/drift` },
        { method: 'GET', path: `/v1/admin/deployments?connection_id=${connectionId}` },
      ]}
    >
      {connection.isPending ? (
        <Skeleton label={t`Loading connection`} />
      ) : connection.error !== null ? (
        <ErrorPanel error={connection.error} onRetry={() => connection.refetch()} />
      ) : (
        <Tabs
          label={t`Connection details`}
          selected={tab}
          onSelect={(next) => void navigate({ search: { tab: next === 'overview' ? undefined : next } })}
          tabs={[
            {
              id: 'overview',
              label: t`Overview`,
              content: (
                <>
                  <Facts connection={connection.data} />
                  <BreakerCard connectionId={connectionId} />
                </>
              ),
            },
            {
              id: 'deployments',
              label: t`Deployments`,
              content: <DeploymentsCard connectionId={connectionId} cursor={search.cursor} />,
            },
            ...(maySeeDrift
              ? [
                  {
                    id: 'drift' as const,
                    label: t`Drift`,
                    content: <DriftTab connectionId={connectionId} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Page>
  );
}

function Facts({ connection }: { connection: Connection }) {
  const { t } = useLingui();
  const { count, durationUs } = useFormat();
  const managers = useManagerNames();
  const ms = (value: number) => durationUs(value * 1_000);
  const { timeouts } = connection;
  return (
    <Card title={t`Connection`}>
      {connection.managed_by === 'operator' ? null : (
        <p className="text-muted">
          {connection.managed_by === 'environment' ? (
            <Trans>This connection comes from the gateway’s configuration. Edit it there.</Trans>
          ) : (
            <Trans>The discovery server manages this connection.</Trans>
          )}
        </p>
      )}
      <DescriptionList
        items={[
          [
            t`State`,
            connection.enabled ? (
              <Badge key="on" tone="success">{t`Enabled`}</Badge>
            ) : (
              <Badge key="off">{t`Disabled`}</Badge>
            ),
          ],
          [
            t`Base URL`,
            <code key="url" className="break-all">
              {connection.base_url}
            </code>,
          ],
          [t`Kind`, connection.kind],
          [t`Preset`, connection.preset ?? '–'],
          [t`Managed by`, managers[connection.managed_by]],
          [
            t`APIs passed through unchanged`,
            connection.apis === null ? t`Default for its kind` : connection.apis.join(', '),
          ],
          [
            t`Credential`,
            connection.credential_from === 'client'
              ? t`Sent by each client`
              : connection.has_credential
                ? t`Stored, encrypted`
                : t`None`,
          ],
          [t`Credential header`, connection.credential_header ?? t`Default for its kind`],
          [t`Organization credentials`, count(connection.brought_credentials)],
          [t`Models`, count(connection.models)],
          [t`Adds listed models automatically`, connection.adds_models ? t`Yes` : t`No`],
          [t`Free`, connection.free ? t`Yes` : t`No`],
          [
            t`Timeouts`,
            t`connect ${ms(timeouts.connect_ms)}, first byte ${ms(timeouts.first_byte_ms)}, idle ${ms(timeouts.idle_ms)}, total ${ms(timeouts.total_ms)}`,
          ],
          [t`Tags`, connection.tags.length === 0 ? '–' : connection.tags.join(', ')],
        ]}
      />
    </Card>
  );
}
