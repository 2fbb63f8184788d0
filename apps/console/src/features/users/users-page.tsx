import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
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
import { useRoleName } from '../account/use-role-name.ts';
import { type User, useUsers } from './user-queries.ts';
import { PLATFORM_ROLES, type UsersSearch } from './users-search.ts';

export function UsersPage({ search }: { search: UsersSearch }) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const navigate = useNavigate({ from: '/admin/users/' });
  const users = useUsers(search);
  const paging = useCursor(search.cursor);
  const change = (changes: Partial<UsersSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const columns: readonly Column<User>[] = [
    {
      id: 'name',
      heading: t`Name`,
      cell: ({ id, display_name }) => (
        <Link to="/admin/users/$userId" params={{ userId: id }}>
          {display_name}
        </Link>
      ),
    },
    { id: 'email', heading: t`Email`, cell: ({ email }) => email ?? '–' },
    { id: 'role', heading: t`Platform role`, cell: ({ platform_role }) => roleName(platform_role) },
    {
      id: 'state',
      heading: t`State`,
      cell: ({ deactivated_at }) =>
        deactivated_at === null ? (
          <Badge tone="success">{t`Active`}</Badge>
        ) : (
          <Badge tone="neutral">{t`Deactivated`}</Badge>
        ),
    },
    {
      id: 'last_signed_in_at',
      heading: t`Last sign-in`,
      cell: ({ last_signed_in_at }) =>
        last_signed_in_at === null ? t`Never` : <Time at={last_signed_in_at} />,
    },
    { id: 'created_at', heading: t`Since`, cell: ({ created_at }) => <Time at={created_at} /> },
  ];
  return (
    <Page screen="/admin/users" calls={[{ method: 'GET', path: '/v1/admin/users' }]}>
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name or email starts with`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
          <Select
            label={t`Role`}
            value={search.platform_role ?? 'all'}
            choices={[
              { value: 'all', label: t`All` },
              ...PLATFORM_ROLES.map((value) => ({ value, label: roleName(value) })),
            ]}
            onChange={(role) =>
              change({ platform_role: role === 'all' ? undefined : (role as UsersSearch['platform_role']) })
            }
          />
        </Toolbar>
        <DataTable
          label={t`Users`}
          list={users}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={<EmptyState icon="people" title={t`No one found with this name or role`} />}
        />
      </Card>
    </Page>
  );
}
