import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ScopeList } from '../account/scope-list.tsx';
import { CreateServiceAccountTokenDialog } from './create-service-account-token-dialog.tsx';
import {
  type ServiceAccount,
  type ServiceAccountToken,
  useRevokeServiceAccountToken,
  useServiceAccountTokens,
} from './service-account-queries.ts';

/** The tokens of one service account. */
export function ServiceAccountTokens({ account }: { account: ServiceAccount }) {
  const { t } = useLingui();
  const organizationId = account.organization_id;
  const tokens = useServiceAccountTokens(organizationId, account.id);
  const mayCreate =
    useCan('service_account_token.create', { organizationId }) && account.deactivated_at === null;
  const mayRevoke = useCan('service_account_token.revoke', { organizationId });
  const [isCreating, setCreating] = useState(false);
  const [toRevoke, setToRevoke] = useState<ServiceAccountToken | null>(null);
  const revoke = useRevokeServiceAccountToken();
  const close = () => {
    setToRevoke(null);
    revoke.reset();
  };
  const columns: readonly Column<ServiceAccountToken>[] = [
    { id: 'name', heading: t`Name`, cell: ({ name }) => name },
    { id: 'token', heading: t`Token`, cell: ({ last_four }) => <code>…{last_four}</code> },
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
      cell: (token) => (
        <Button look="quiet" onPress={() => setToRevoke(token)}>
          <Trans>Revoke</Trans>
        </Button>
      ),
    },
  ];
  const createButton = mayCreate ? (
    <Button icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create token</Trans>
    </Button>
  ) : undefined;
  return (
    <Card title={t`Tokens of ${account.name}`} actions={createButton}>
      <DataTable
        label={t`Tokens of ${account.name}`}
        list={tokens}
        columns={columns}
        rowId={({ id }) => id}
        empty={<EmptyState icon="terminal" title={t`No tokens yet`} />}
      />
      <CreateServiceAccountTokenDialog
        account={account}
        isOpen={isCreating}
        onClose={() => setCreating(false)}
      />
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
                {
                  params: {
                    path: {
                      organization_id: organizationId,
                      service_account_id: account.id,
                      token_id: toRevoke.id,
                    },
                  },
                },
                {
                  onSuccess: () => {
                    close();
                    showToast(t`${toRevoke.name} revoked`);
                  },
                },
              )
        }
      >
        <Trans>Scripts that use this token are refused immediately.</Trans>
      </ConfirmDialog>
    </Card>
  );
}
