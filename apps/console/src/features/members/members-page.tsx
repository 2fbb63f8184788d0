import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
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
import { MemberActions } from './member-actions.tsx';
import { type Member, useMembers } from './member-queries.ts';
import { type MembersSearch, ROLES } from './members-search.ts';

export function MembersPage({ organizationId, search }: { organizationId: string; search: MembersSearch }) {
  const { t } = useLingui();
  const { user } = useSession();
  const roleName = useRoleName();
  const navigate = useNavigate({ from: '/org/$organizationId/members' });
  const members = useMembers(organizationId, search);
  const paging = useCursor(search.cursor);
  const mayInvite = useCan('invitation.create', { organizationId });
  const change = (changes: Partial<MembersSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const columns: readonly Column<Member>[] = [
    {
      id: 'name',
      heading: t`Name`,
      sorts: ['name', '-name'],
      cell: ({ display_name, user_id }) => (
        <span className="flex flex-wrap items-center gap-2">
          {display_name}
          {user_id === user.id ? <Badge tone="accent">{t`You`}</Badge> : null}
        </span>
      ),
    },
    { id: 'email', heading: t`Email`, cell: ({ email }) => email ?? '–' },
    { id: 'role', heading: t`Role`, cell: ({ role }) => roleName(role) },
    {
      id: 'joined_at',
      heading: t`Joined`,
      sorts: ['-created_at'],
      cell: ({ joined_at }) => <Time at={joined_at} />,
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (member) => <MemberActions organizationId={organizationId} member={member} />,
    },
  ];
  return (
    <Page
      screen="/org/$organizationId/members"
      lead={<Trans>People in this organization and their roles.</Trans>}
      actions={
        mayInvite ? (
          <Link to="/org/$organizationId/invitations" params={{ organizationId }} look="primary">
            <Trans>Invite people</Trans>
          </Link>
        ) : null
      }
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/members` }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name starts with`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
          <Select
            label={t`Role`}
            choices={[
              { value: 'all', label: t`All` },
              ...ROLES.map((value) => ({ value, label: roleName(value) })),
            ]}
            value={search.role ?? 'all'}
            onChange={(role) =>
              change({ role: role === 'all' ? undefined : (role as MembersSearch['role']) })
            }
          />
        </Toolbar>
        <DataTable
          label={t`Members`}
          list={members}
          columns={columns}
          rowId={({ user_id }) => user_id}
          sort={search.sort ?? '-created_at'}
          onSort={(sort) => change({ sort: sort as MembersSearch['sort'] })}
          paging={paging}
          empty={<EmptyState icon="people" title={t`No one found with this name or role`} />}
        />
      </Card>
    </Page>
  );
}
