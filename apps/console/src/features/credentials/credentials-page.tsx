import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { WorkspaceName } from '../workspaces/workspace-name.tsx';
import { CreateCredentialDialog } from './create-credential-dialog.tsx';
import { CredentialActions } from './credential-actions.tsx';
import { type Credential, useCredentials } from './credential-queries.ts';
import type { CredentialsSearch } from './credentials-search.ts';

export function CredentialsPage({
  organizationId,
  search,
}: {
  organizationId: string;
  search: CredentialsSearch;
}) {
  const { t } = useLingui();
  const credentials = useCredentials(organizationId, search.cursor);
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('credential.create', { organizationId });
  const [isCreating, setCreating] = useState(false);
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Add credential</Trans>
    </Button>
  ) : null;
  const columns: readonly Column<Credential>[] = [
    {
      id: 'connection',
      heading: t`Connection`,
      cell: ({ connection }) => (
        <span className="flex flex-col">
          {connection.name}
          <span className="text-sm text-muted">{connection.kind}</span>
        </span>
      ),
    },
    {
      id: 'secret',
      heading: t`Secret`,
      cell: ({ last_four }) => <code>…{last_four}</code>,
    },
    {
      id: 'for',
      heading: t`Used for`,
      cell: ({ workspace_id, api_key_id }) =>
        api_key_id !== null ? (
          t`One API key`
        ) : workspace_id !== null ? (
          <Trans>
            Workspace <WorkspaceName workspaceId={workspace_id} />
          </Trans>
        ) : (
          t`Entire organization`
        ),
    },
    { id: 'test', heading: t`Last test`, cell: (credential) => <LastTest credential={credential} /> },
    {
      id: 'rotated_at',
      heading: t`Secret set`,
      cell: ({ rotated_at, created_at }) => <Time at={rotated_at ?? created_at} />,
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (credential) => <CredentialActions credential={credential} />,
    },
  ];
  return (
    <Page
      screen="/org/$organizationId/credentials"
      lead={
        <Trans>
          Use your own provider accounts for this organization’s requests. Weir never shows their secrets
          again.
        </Trans>
      }
      actions={createButton}
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/credentials` }]}
    >
      <Card>
        <DataTable
          label={t`Provider credentials`}
          list={credentials}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="shield" title={t`No provider credentials yet`} actions={createButton}>
              <Trans>
                Requests use the platform’s credentials. Add a credential to use your own account.
              </Trans>
            </EmptyState>
          }
        />
      </Card>
      <CreateCredentialDialog
        organizationId={organizationId}
        isOpen={isCreating}
        onClose={() => setCreating(false)}
      />
    </Page>
  );
}

function LastTest({ credential: { tested_at, test_code } }: { credential: Credential }) {
  const { t } = useLingui();
  if (tested_at === null || test_code === null) return <Badge tone="neutral">{t`Never tested`}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {test_code === 'ok' ? (
        <Badge tone="success">{t`Accepted`}</Badge>
      ) : (
        <>
          <Badge tone="danger">{t`Failed`}</Badge>
          <code>{test_code}</code>
        </>
      )}
      <Time at={tested_at} />
    </span>
  );
}
