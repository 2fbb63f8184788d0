import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { NameForm } from '../names/name-form.tsx';
import { type Team, useCreateTeam, useTeams } from './team-queries.ts';
import type { TeamsSearch } from './teams-search.ts';

export function TeamsPage({ organizationId, search }: { organizationId: string; search: TeamsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/org/$organizationId/teams/' });
  const teams = useTeams(organizationId, search);
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('team.create', { organizationId });
  const [isCreating, setCreating] = useState(false);
  const create = useCreateTeam();
  const close = () => {
    setCreating(false);
    create.reset();
  };
  const change = (changes: Partial<TeamsSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const columns: readonly Column<Team>[] = [
    {
      id: 'name',
      heading: t`Name`,
      sorts: ['name', '-name'],
      cell: ({ id, name }) => (
        <Link to="/org/$organizationId/teams/$teamId" params={{ organizationId, teamId: id }}>
          {name}
        </Link>
      ),
    },
    { id: 'description', heading: t`Description`, cell: ({ description }) => description ?? '–' },
    {
      id: 'created_at',
      heading: t`Created`,
      sorts: ['-created_at'],
      cell: ({ created_at }) => <Time at={created_at} />,
    },
  ];
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create team</Trans>
    </Button>
  ) : null;
  return (
    <Page
      screen="/org/$organizationId/teams"
      lead={<Trans>Teams share limits. Usage by any member counts toward the team’s limits.</Trans>}
      actions={createButton}
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/teams` }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name starts with`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
        </Toolbar>
        <DataTable
          label={t`Teams`}
          list={teams}
          columns={columns}
          rowId={({ id }) => id}
          sort={search.sort ?? '-created_at'}
          onSort={(sort) => change({ sort: sort as TeamsSearch['sort'] })}
          paging={paging}
          empty={<EmptyState icon="people" title={t`No teams found`} actions={createButton} />}
        />
      </Card>
      <Dialog title={t`Create team`} isOpen={isCreating} onClose={close}>
        <NameForm
          action={t`Create team`}
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
