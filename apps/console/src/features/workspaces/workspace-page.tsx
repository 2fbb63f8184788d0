import { useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { LimitsCard } from '../limits/limits-card.tsx';
import { WorkspaceActions } from './workspace-actions.tsx';
import { useWorkspace } from './workspace-queries.ts';
import { WorkspaceSettingsCard } from './workspace-settings-card.tsx';

export function WorkspacePage({
  organizationId,
  workspaceId,
}: {
  organizationId: string;
  workspaceId: string;
}) {
  const { t } = useLingui();
  const workspace = useWorkspace(workspaceId);
  const path = `/v1/workspaces/${workspaceId}`;
  return (
    <Page
      screen="/org/$organizationId/workspaces/$workspaceId"
      subject={workspace.data?.name}
      actions={workspace.data === undefined ? null : <WorkspaceActions workspace={workspace.data} />}
      calls={[
        { method: 'GET', path },
        { method: 'GET', path: `${path}/settings` },
        { method: 'GET', path: `${path}/limits` },
      ]}
    >
      {workspace.isPending ? (
        <Skeleton label={t`Loading workspace`} />
      ) : workspace.error !== null ? (
        <ErrorPanel error={workspace.error} onRetry={() => workspace.refetch()} />
      ) : (
        <>
          <Card>
            <DescriptionList
              items={[
                [t`Description`, workspace.data.description ?? '–'],
                [t`Created`, <Time key="created" at={workspace.data.created_at} />],
              ]}
            />
          </Card>
          <WorkspaceSettingsCard organizationId={workspace.data.organization_id} workspaceId={workspaceId} />
          <LimitsCard
            scope={{ kind: 'workspace', organizationId, workspaceId }}
            title={t`Workspace limits`}
            empty={t`This workspace has no limits of its own.`}
          />
        </>
      )}
    </Page>
  );
}
