import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api } from '../../api.ts';
import { CONSOLE_PATH } from '../../base-path.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Identity, useIdentities, useLinkIdentity, useUnlinkIdentity } from './account-queries.ts';

/** The accounts at identity providers that sign the person in. */
export function Identities() {
  const { t } = useLingui();
  const identities = useIdentities();
  const mayUnlink = useCan('identity.unlink');
  const [toUnlink, setToUnlink] = useState<Identity | null>(null);
  const unlink = useUnlinkIdentity();
  const close = () => {
    setToUnlink(null);
    unlink.reset();
  };
  const columns: readonly Column<Identity>[] = [
    { id: 'provider', heading: t`Provider`, cell: ({ provider }) => provider },
    { id: 'email', heading: t`Email at provider`, cell: ({ email }) => email ?? '–' },
    {
      id: 'last_used_at',
      heading: t`Last used`,
      cell: ({ last_used_at }) => (last_used_at === null ? t`Never` : <Time at={last_used_at} />),
    },
    { id: 'created_at', heading: t`Linked`, cell: ({ created_at }) => <Time at={created_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !mayUnlink,
      cell: (identity) => (
        <Button look="quiet" onPress={() => setToUnlink(identity)}>
          <Trans>Unlink</Trans>
        </Button>
      ),
    },
  ];
  return (
    <Card title={t`Sign-in methods`}>
      <DataTable
        label={t`Sign-in methods`}
        list={identities}
        columns={columns}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon="shield" title={t`No account linked`}>
            <Trans>
              You signed in with a link from an operator. Link an account so that you can sign in on your own.
            </Trans>
          </EmptyState>
        }
      />
      <LinkButtons />
      <ConfirmDialog
        title={t`Unlink ${toUnlink?.provider ?? ''}?`}
        action={t`Unlink`}
        isOpen={toUnlink !== null}
        isPending={unlink.isPending}
        error={unlink.error}
        onClose={close}
        onConfirm={() =>
          toUnlink === null
            ? undefined
            : unlink.mutate(
                { params: { path: { identity_id: toUnlink.id } } },
                {
                  onSuccess: () => {
                    close();
                    showToast(t`Account unlinked`);
                  },
                },
              )
        }
      >
        <Trans>
          You will no longer be able to sign in with this account. The last linked account cannot be unlinked.
        </Trans>
      </ConfirmDialog>
    </Card>
  );
}

function LinkButtons() {
  const mayLink = useCan('identity.link');
  const providers = api.useQuery('get', '/v1/auth/providers');
  const link = useLinkIdentity();
  if (!mayLink || providers.data === undefined) return null;
  const begin = (provider: string) =>
    link.mutate(
      { body: { provider, return_to: `${CONSOLE_PATH}account/profile` } },
      { onSuccess: ({ authorization_url }) => window.location.assign(authorization_url) },
    );
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {providers.data.data
          .filter(({ kind }) => kind !== 'development')
          .map(({ name, display_name }) => (
            <Button key={name} icon="link" isPending={link.isPending} onPress={() => begin(name)}>
              <Trans>Link {display_name}</Trans>
            </Button>
          ))}
      </div>
      <ErrorNote error={link.error} />
    </div>
  );
}
