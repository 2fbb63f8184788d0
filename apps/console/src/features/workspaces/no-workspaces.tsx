import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useCan } from '../../session/permissions.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';

/** Where a workspace is needed and the organization has none. Those who may create one are led there. */
export function NoWorkspaces({ organizationId, children }: { organizationId: string; children: ReactNode }) {
  const { t } = useLingui();
  const mayCreate = useCan('workspace.create', { organizationId });
  return (
    <EmptyState
      icon="box"
      title={t`No workspaces yet`}
      actions={
        mayCreate ? (
          <Link to="/org/$organizationId/workspaces" params={{ organizationId }} look="primary">
            <Trans>Create workspace</Trans>
          </Link>
        ) : null
      }
    >
      {children}
    </EmptyState>
  );
}
