import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type TokenFamily, useRevokeTokenFamily, useTokenFamilies } from './account-queries.ts';
import { ScopeList } from './scope-list.tsx';

/** Access tokens that scripts refresh. The newest page: they live some weeks at most. */
export function TokenFamilies() {
  const { t } = useLingui();
  const families = useTokenFamilies(undefined);
  const mayRevoke = useCan('token_family.revoke');
  const [toRevoke, setToRevoke] = useState<TokenFamily | null>(null);
  const revoke = useRevokeTokenFamily();
  const close = () => {
    setToRevoke(null);
    revoke.reset();
  };
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
    { id: 'expires_at', heading: t`Expires`, cell: ({ expires_at }) => <Time at={expires_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !mayRevoke,
      cell: (family) =>
        family.revoked_at !== null ? null : (
          <Button look="quiet" onPress={() => setToRevoke(family)}>
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
        empty={
          <EmptyState icon="terminal" title={t`No script sessions`}>
            <Trans>Scripts that sign in to get an access token appear here.</Trans>
          </EmptyState>
        }
      />
      <ConfirmDialog
        title={t`Revoke this script’s tokens?`}
        action={t`Revoke`}
        isOpen={toRevoke !== null}
        isPending={revoke.isPending}
        error={revoke.error}
        onClose={close}
        onConfirm={() =>
          toRevoke === null
            ? undefined
            : revoke.mutate(
                { params: { path: { family_id: toRevoke.id } } },
                {
                  onSuccess: () => {
                    close();
                    showToast(t`Tokens revoked`);
                  },
                },
              )
        }
      >
        <Trans>Its tokens, and all credentials created with them, stop working immediately.</Trans>
      </ConfirmDialog>
    </Card>
  );
}
