import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { components } from '@weir/api-client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { useCan } from '../../session/permissions.ts';
import { sessionQuery } from '../../session/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { CreateOrganizationDialog } from './create-organization-dialog.tsx';
import { ORGANIZATION_STATES, type OrganizationsSearch } from './organizations-search.ts';

type Organization = components['schemas']['Organization'];

const LIST = '/v1/admin/organizations';

export function OrganizationsPage({ search }: { search: OrganizationsSearch }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/admin/organizations/' });
  const organizations = api.useQuery(
    'get',
    LIST,
    { params: { query: search } },
    { placeholderData: keepPreviousData },
  );
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('organization.create');
  const [isCreating, setCreating] = useState(false);
  const change = (changes: Partial<OrganizationsSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const states = { active: t`Active`, deleted: t`Deleted`, all: t`All` };
  const columns: readonly Column<Organization>[] = [
    {
      id: 'name',
      heading: t`Name`,
      sorts: ['name', '-name'],
      cell: ({ id, name }) => (
        <Link to="/admin/organizations/$organizationId" params={{ organizationId: id }}>
          {name}
        </Link>
      ),
    },
    {
      id: 'state',
      heading: t`State`,
      cell: ({ deleted_at }) =>
        deleted_at === null ? (
          <Badge tone="success">{t`Active`}</Badge>
        ) : (
          <Badge tone="neutral">{t`Deleted`}</Badge>
        ),
    },
    {
      id: 'created_at',
      heading: t`Created`,
      sorts: ['-created_at'],
      cell: ({ created_at }) => <Time at={created_at} />,
    },
  ];
  return (
    <Page
      screen="/admin/organizations"
      actions={
        mayCreate ? (
          <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
            <Trans>Create organization</Trans>
          </Button>
        ) : null
      }
      calls={[{ method: 'GET', path: LIST }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name starts with`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
          <Select
            label={t`State`}
            value={search.state ?? 'active'}
            choices={ORGANIZATION_STATES.map((value) => ({ value, label: states[value] }))}
            onChange={(state) => change({ state: state === 'active' ? undefined : state })}
          />
        </Toolbar>
        <DataTable
          label={t`Organizations`}
          list={organizations}
          columns={columns}
          rowId={({ id }) => id}
          sort={search.sort ?? '-created_at'}
          onSort={(sort) => change({ sort: sort as OrganizationsSearch['sort'] })}
          paging={paging}
          empty={<EmptyState icon="building" title={t`No organizations found`} />}
        />
      </Card>
      <CreateOrganizationDialog
        isOpen={isCreating}
        onClose={() => setCreating(false)}
        onCreated={async () => {
          await Promise.all([
            client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === LIST }),
            client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
          ]);
        }}
      />
    </Page>
  );
}
