import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type System, useSystem } from './system-queries.ts';

/** Whether what Weir needs is up, and how the replica that answers is set. */
export function ComponentsPage() {
  const { t } = useLingui();
  const system = useSystem();
  return (
    <Page
      screen="/system/components"
      lead={<Trans>Status as seen by the replica that answered.</Trans>}
      calls={[
        { method: 'GET', path: '/v1/admin/system' },
        { method: 'GET', path: '/health/ready' },
      ]}
    >
      {system.isPending ? (
        <Skeleton label={t`Loading status`} />
      ) : system.data === undefined ? (
        <ErrorPanel error={system.error} onRetry={() => system.refetch()} />
      ) : (
        <Shown system={system.data} />
      )}
    </Page>
  );
}

function Shown({ system }: { system: System }) {
  const { t } = useLingui();
  const { status, checks, replica } = system;
  const names = {
    ready: t`All systems operational`,
    degraded: t`A component is down. Requests are still served and recorded.`,
    unavailable: t`Requests cannot be served`,
  };
  const tones = { ready: 'success', degraded: 'warning', unavailable: 'danger' } as const;
  return (
    <>
      <Card title={t`Components`} actions={<Badge tone={tones[status]}>{names[status]}</Badge>}>
        <DescriptionList
          items={Object.entries(checks).map(([name, { state }]) => [
            name,
            state === 'ok' ? (
              <Badge key={name} tone="success">{t`Up`}</Badge>
            ) : (
              <Badge key={name} tone="danger">{t`Down`}</Badge>
            ),
          ])}
        />
      </Card>
      <Card
        title={t`This replica`}
        actions={
          <Link to="/system/replicas">
            <Trans>All replicas</Trans>
          </Link>
        }
      >
        <DescriptionList
          items={[
            [t`ID`, <code key="id">{replica.id}</code>],
            [t`Version`, replica.version],
          ]}
        />
      </Card>
      <Card title={t`Replica settings`}>
        <DescriptionList
          items={Object.entries(replica.settings).map(([name, value]) => [
            name,
            value === null ? (
              <span key={name} className="text-muted">{t`Not set`}</span>
            ) : (
              <code key={name}>{String(value)}</code>
            ),
          ])}
        />
      </Card>
    </>
  );
}
