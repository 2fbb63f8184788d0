import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { NameForm } from '../names/name-form.tsx';
import {
  useCreateWorkspace,
  useRestoreWorkspace,
  useWorkspaces,
  type Workspace,
} from './workspace-queries.ts';
import type { WorkspacesSearch } from './workspaces-search.ts';

export interface WorkspacesPageProps {
  readonly organizationId: string;
  readonly search: WorkspacesSearch;
}

export function WorkspacesPage({ organizationId, search }: WorkspacesPageProps) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/org/$organizationId/workspaces/' });
  const workspaces = useWorkspaces(organizationId, search);
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('workspace.create', { organizationId });
  const mayRestore = useCan('workspace.restore', { organizationId });
  const [isCreating, setCreating] = useState(false);
  const create = useCreateWorkspace();
  const restore = useRestoreWorkspace();
  const change = (changes: Partial<WorkspacesSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const isDeletedShown = search.state === 'deleted';
  const close = () => {
    setCreating(false);
    create.reset();
  };
  const columns: readonly Column<Workspace>[] = [
    {
      id: 'name',
      heading: t`Name`,
      sorts: ['name', '-name'],
      cell: ({ id, name, deleted_at }) =>
        deleted_at === null ? (
          <Link
            to="/org/$organizationId/workspaces/$workspaceId"
            params={{ organizationId, workspaceId: id }}
          >
            {name}
          </Link>
        ) : (
          name
        ),
    },
    { id: 'description', heading: t`Description`, cell: ({ description }) => description ?? '–' },
    {
      id: 'created_at',
      heading: t`Created`,
      sorts: ['-created_at'],
      cell: ({ created_at }) => <Time at={created_at} />,
    },
    {
      id: 'deleted_at',
      heading: t`Deleted`,
      isHidden: !isDeletedShown,
      cell: ({ deleted_at }) => (deleted_at === null ? '–' : <Time at={deleted_at} />),
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !isDeletedShown || !mayRestore,
      cell: ({ id, name }) => (
        <Button
          look="quiet"
          isPending={restore.isPending && restore.variables.params.path.workspace_id === id}
          onPress={() =>
            restore.mutate(
              { params: { path: { workspace_id: id } } },
              { onSuccess: () => showToast(t`${name} restored`) },
            )
          }
        >
          <Trans>Restore</Trans>
        </Button>
      ),
    },
  ];
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create workspace</Trans>
    </Button>
  ) : null;
  return (
    <Page
      screen="/org/$organizationId/workspaces"
      lead={<Trans>A workspace groups API keys. It has its own models, routing and limits.</Trans>}
      actions={createButton}
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/workspaces` }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name begins with`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
          <Select
            label={t`Show`}
            value={search.state ?? 'active'}
            choices={[
              { value: 'active', label: t`Active` },
              { value: 'deleted', label: t`Deleted` },
            ]}
            onChange={(state) => change({ state: state === 'deleted' ? state : undefined })}
          />
        </Toolbar>
        <ErrorNote error={restore.error} />
        <DataTable
          label={t`Workspaces`}
          list={workspaces}
          columns={columns}
          rowId={({ id }) => id}
          sort={search.sort ?? '-created_at'}
          onSort={(sort) => change({ sort: sort as WorkspacesSearch['sort'] })}
          paging={paging}
          empty={<EmptyState icon="box" title={t`No workspaces found`} actions={createButton} />}
        />
      </Card>
      <Dialog title={t`Create workspace`} isOpen={isCreating} onClose={close}>
        <NameForm
          action={t`Create workspace`}
          isPending={create.isPending}
          error={create.error}
          onCancel={close}
          onSubmit={(body) =>
            create.mutate(
              { params: { path: { organization_id: organizationId } }, body },
              {
                onSuccess: ({ name }) => {
                  close();
                  showToast(t`${name} created`);
                },
              },
            )
          }
        />
      </Dialog>
    </Page>
  );
}
