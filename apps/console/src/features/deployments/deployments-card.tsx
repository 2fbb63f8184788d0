import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Hint } from '../../ui/hint.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { ConnectionName } from '../connections/connection-name.tsx';
import { ModelName } from '../managed-models/model-name.tsx';
import { DeploymentActions } from './deployment-actions.tsx';
import { CreateDeploymentDialog } from './deployment-dialogs.tsx';
import { type Deployment, useDeployments } from './deployment-queries.ts';

export interface DeploymentsCardProps {
  readonly modelId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly cursor: string | undefined;
}

/** Deployments: all, or those of a model or a connection. */
export function DeploymentsCard({ modelId, connectionId, cursor }: DeploymentsCardProps) {
  const { t } = useLingui();
  const [isCreating, setCreating] = useState(false);
  const createButton = useCan('deployment.create') ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Add deployment</Trans>
    </Button>
  ) : null;
  const deployments = useDeployments({ model_id: modelId, connection_id: connectionId, cursor });
  const paging = useCursor(cursor);
  const columns = useColumns();
  return (
    <Card title={t`Deployments`} actions={createButton}>
      <DataTable
        label={t`Deployments`}
        list={deployments}
        columns={columns}
        rowId={({ id }) => id}
        paging={paging}
        empty={
          <EmptyState icon="route" title={t`No deployments yet`}>
            <Trans>
              Connections that list their models add deployments automatically. For other connections, add
              them here. A model without a deployment cannot serve requests.
            </Trans>
          </EmptyState>
        }
      />
      <CreateDeploymentDialog
        modelId={modelId}
        connectionId={connectionId}
        isOpen={isCreating}
        onClose={() => setCreating(false)}
      />
    </Card>
  );
}

function useColumns(): readonly Column<Deployment>[] {
  const { t } = useLingui();
  const { count } = useFormat();
  return useMemo(
    () => [
      { id: 'model', heading: t`Model`, cell: ({ model_id }) => <ModelName modelId={model_id} /> },
      {
        id: 'connection',
        heading: t`Connection`,
        cell: ({ connection_id }) => <ConnectionName connectionId={connection_id} />,
      },
      {
        id: 'upstream',
        heading: t`Upstream model name`,
        cell: ({ upstream_name }) => <code className="break-all">{upstream_name}</code>,
      },
      { id: 'tier', heading: t`Tier`, align: 'end', cell: ({ tier }) => count(tier) },
      { id: 'weight', heading: t`Weight`, align: 'end', cell: ({ weight }) => count(weight) },
      {
        id: 'parallel',
        heading: t`Concurrency`,
        align: 'end',
        cell: ({ max_parallel }) => (
          <KnownNumber
            number={shown(max_parallel, count)}
            hint={t`Maximum concurrent requests per gateway. “–” means no limit.`}
          />
        ),
      },
      { id: 'state', heading: t`State`, cell: (deployment) => <DeploymentState deployment={deployment} /> },
      {
        id: 'by',
        heading: t`Managed by`,
        cell: ({ managed_by }) => (managed_by === 'upstream' ? t`Discovery` : t`Operators`),
      },
      {
        id: 'actions',
        heading: t`Actions`,
        align: 'end',
        cell: (deployment) => <DeploymentActions deployment={deployment} />,
      },
    ],
    [t, count],
  );
}

function DeploymentState({ deployment: { enabled, missing_since } }: { deployment: Deployment }) {
  const { t } = useLingui();
  const { time } = useFormat();
  if (!enabled) return <Badge>{t`Disabled`}</Badge>;
  if (missing_since === null) return <Badge tone="success">{t`Active`}</Badge>;
  return (
    <Hint
      text={t`The upstream has not listed this model since ${time(missing_since)}. No requests are sent to it.`}
    >
      <Badge tone="warning">{t`Not listed`}</Badge>
    </Hint>
  );
}
