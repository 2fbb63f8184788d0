import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { type PersonalAccessToken, useRevokeToken, useTokens } from './account-queries.ts';
import type { AccountSearch } from './account-search.ts';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { ScopeList } from './scope-list.tsx';

export function TokensPage({ search }: { search: AccountSearch }) {
  const { t } = useLingui();
  const { organizations } = useSession().user;
  const tokens = useTokens(search.cursor);
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('personal_access_token.create');
  const mayRevoke = useCan('personal_access_token.revoke');
  const [isCreating, setCreating] = useState(false);
  const [toRevoke, setToRevoke] = useState<PersonalAccessToken | null>(null);
  const revoke = useRevokeToken();
  const close = () => {
    setToRevoke(null);
    revoke.reset();
  };
  const columns: readonly Column<PersonalAccessToken>[] = [
    { id: 'name', heading: t`Name`, cell: ({ name }) => name },
    { id: 'token', heading: t`Token`, cell: ({ last_four }) => <code>…{last_four}</code> },
    { id: 'scopes', heading: t`Scopes`, cell: ({ scopes }) => <ScopeList scopes={scopes} /> },
    {
      id: 'organization',
      heading: t`Organization`,
      cell: ({ organization_id }) =>
        organization_id === null
          ? t`All your organizations`
          : (organizations.find(({ id }) => id === organization_id)?.name ?? '–'),
    },
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
      cell: (token) => (
        <Button look="quiet" onPress={() => setToRevoke(token)}>
          <Trans>Revoke</Trans>
        </Button>
      ),
    },
  ];
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create token</Trans>
    </Button>
  ) : null;
  return (
    <Page
      screen="/account/tokens"
      lead={
        <Trans>
          Scripts use these tokens to manage Weir on your behalf. To send requests to models, use an API key.
        </Trans>
      }
      actions={createButton}
      calls={[{ method: 'GET', path: '/v1/users/me/tokens' }]}
    >
      <Card>
        <DataTable
          label={t`Personal access tokens`}
          list={tokens}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="terminal" title={t`No personal access tokens yet`} actions={createButton} />
          }
        />
      </Card>
      <CreateTokenDialog isOpen={isCreating} onClose={() => setCreating(false)} />
      <ConfirmDialog
        title={t`Revoke ${toRevoke?.name ?? ''}?`}
        action={t`Revoke`}
        isOpen={toRevoke !== null}
        isPending={revoke.isPending}
        error={revoke.error}
        onClose={close}
        onConfirm={() =>
          toRevoke === null
            ? undefined
            : revoke.mutate(
                { params: { path: { token_id: toRevoke.id } } },
                {
                  onSuccess: () => {
                    close();
                    showToast(t`${toRevoke.name} revoked`);
                  },
                },
              )
        }
      >
        <Trans>
          Scripts that use this token are refused immediately, and all credentials created with it stop
          working.
        </Trans>
      </ConfirmDialog>
    </Page>
  );
}
