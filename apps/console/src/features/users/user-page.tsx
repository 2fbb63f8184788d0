import { Trans, useLingui } from '@lingui/react/macro';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { PersonalAccessToken, TokenFamily } from '../account/account-queries.ts';
import { ScopeList } from '../account/scope-list.tsx';
import { useRoleName } from '../account/use-role-name.ts';
import { UserActions } from './user-actions.tsx';
import {
  useRevokeUserToken,
  useRevokeUserTokenFamily,
  useUser,
  useUserTokenFamilies,
  useUserTokens,
} from './user-queries.ts';

export function UserPage({ userId }: { userId: string }) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const user = useUser(userId);
  const mayReadTokens = useCan('user.tokens.read');
  const path = `/v1/admin/users/${userId}`;
  return (
    <Page
      screen="/admin/users/$userId"
      subject={user.data?.display_name}
      actions={user.data === undefined ? null : <UserActions user={user.data} />}
      calls={[
        { method: 'GET', path },
        { method: 'GET', path: `${path}/tokens` },
        { method: 'GET', path: `${path}/token-families` },
      ]}
    >
      {user.isPending ? (
        <Skeleton label={t`Loading user`} />
      ) : user.error !== null ? (
        <ErrorPanel error={user.error} onRetry={() => user.refetch()} />
      ) : (
        <>
          <Card>
            <DescriptionList
              items={[
                [t`Email`, user.data.email ?? '–'],
                [t`Platform role`, roleName(user.data.platform_role)],
                [
                  t`State`,
                  user.data.deactivated_at === null ? (
                    <Badge key="state" tone="success">{t`Active`}</Badge>
                  ) : (
                    <Badge key="state">{t`Deactivated`}</Badge>
                  ),
                ],
                [t`Since`, <Time key="since" at={user.data.created_at} />],
              ]}
            />
          </Card>
          <Card title={t`Organizations`}>
            {user.data.organizations.length === 0 ? (
              <p className="text-muted">
                <Trans>Not a member of any organization.</Trans>
              </p>
            ) : (
              <DescriptionList
                items={user.data.organizations.map(({ name, role }) => [name, roleName(role)])}
              />
            )}
          </Card>
          {mayReadTokens ? (
            <>
              <Tokens userId={userId} />
              <TokenFamilies userId={userId} />
            </>
          ) : null}
        </>
      )}
    </Page>
  );
}

function Tokens({ userId }: { userId: string }) {
  const { t } = useLingui();
  const tokens = useUserTokens(userId);
  const mayRevoke = useCan('user.tokens.revoke');
  const revoke = useRevokeUserToken();
  const columns: readonly Column<PersonalAccessToken>[] = [
    { id: 'name', heading: t`Name`, cell: ({ name }) => name },
    { id: 'scopes', heading: t`Scopes`, cell: ({ scopes }) => <ScopeList scopes={scopes} /> },
    {
      id: 'last_used_at',
      heading: t`Last used`,
      cell: ({ last_used_at }) => (last_used_at === null ? t`Never` : <Time at={last_used_at} />),
    },
    { id: 'expires_at', heading: t`Expires`, cell: ({ expires_at }) => <Time at={expires_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !mayRevoke,
      cell: ({ id, name }) => (
        <Button
          look="quiet"
          isPending={revoke.isPending && revoke.variables.params.path.token_id === id}
          onPress={() =>
            revoke.mutate(
              { params: { path: { user_id: userId, token_id: id } } },
              { onSuccess: () => showToast(t`${name} revoked`) },
            )
          }
        >
          <Trans>Revoke</Trans>
        </Button>
      ),
    },
  ];
  return (
    <Card title={t`Personal access tokens`}>
      <DataTable
        label={t`Personal access tokens`}
        list={tokens}
        columns={columns}
        rowId={({ id }) => id}
        empty={<EmptyState icon="terminal" title={t`This user has no tokens`} />}
      />
    </Card>
  );
}

function TokenFamilies({ userId }: { userId: string }) {
  const { t } = useLingui();
  const families = useUserTokenFamilies(userId);
  const mayRevoke = useCan('user.tokens.revoke');
  const revoke = useRevokeUserTokenFamily();
  const columns: readonly Column<TokenFamily>[] = [
    { id: 'created_at', heading: t`Signed in`, cell: ({ created_at }) => <Time at={created_at} /> },
    { id: 'scopes', heading: t`Scopes`, cell: ({ scopes }) => <ScopeList scopes={scopes} /> },
    {
      id: 'state',
      heading: t`State`,
      cell: ({ revoked_at }) =>
        revoked_at === null ? (
          <Badge tone="success">{t`Active`}</Badge>
        ) : (
          <Badge tone="neutral">{t`Revoked`}</Badge>
        ),
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !mayRevoke,
      cell: ({ id, revoked_at }) =>
        revoked_at !== null ? null : (
          <Button
            look="quiet"
            isPending={revoke.isPending && revoke.variables.params.path.family_id === id}
            onPress={() =>
              revoke.mutate(
                { params: { path: { user_id: userId, family_id: id } } },
                { onSuccess: () => showToast(t`Tokens revoked`) },
              )
            }
          >
            <Trans>Revoke</Trans>
          </Button>
        ),
    },
  ];
  return (
    <Card title={t`Script sessions`}>
      <DataTable
        label={t`Script sessions`}
        list={families}
        columns={columns}
        rowId={({ id }) => id}
        empty={<EmptyState icon="terminal" title={t`No script sessions`} />}
      />
    </Card>
  );
}
