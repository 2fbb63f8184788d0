import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Connection, useRemoveConnection, useUpdateConnection } from './connection-queries.ts';
import { EditConnectionDialog } from './edit-connection-dialog.tsx';
import { TestButton } from './test-button.tsx';

/** What one can do to a connection. Those of the configuration are changed there. */
export function ConnectionActions({ connection }: { connection: Connection }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'switch' | 'remove' | null>(null);
  const update = useUpdateConnection();
  const remove = useRemoveConnection();
  const isOurs = connection.managed_by === 'operator';
  const mayTest = useCan('connection.test');
  const mayUpdate = useCan('connection.update') && isOurs;
  const mayRemove = useCan('connection.remove') && isOurs;
  const { name, enabled } = connection;
  const params = { path: { connection_id: connection.id } };
  const close = () => {
    setOpen(null);
    update.reset();
    remove.reset();
  };
  return (
    <>
      {mayTest ? <TestButton connection={connection} /> : null}
      {mayUpdate ? (
        <>
          <Button icon="settings" onPress={() => setOpen('edit')}>
            <Trans>Edit</Trans>
          </Button>
          <Button icon={enabled ? 'ban' : 'play'} onPress={() => setOpen('switch')}>
            {enabled ? t`Disable` : t`Enable`}
          </Button>
        </>
      ) : null}
      {mayRemove ? (
        <Button icon="x" onPress={() => setOpen('remove')}>
          <Trans>Remove</Trans>
        </Button>
      ) : null}
      <EditConnectionDialog connection={connection} isOpen={open === 'edit'} onClose={close} />
      <ConfirmDialog
        title={enabled ? t`Disable ${name}?` : t`Enable ${name}?`}
        action={enabled ? t`Disable` : t`Enable`}
        isOpen={open === 'switch'}
        isPending={update.isPending}
        error={update.error}
        onClose={close}
        onConfirm={() => update.mutate({ params, body: { enabled: !enabled } }, { onSuccess: close })}
      >
        {enabled ? (
          <Trans>New requests use other deployments. If there are none, they are refused.</Trans>
        ) : (
          <Trans>New requests can use it again.</Trans>
        )}
      </ConfirmDialog>
      <ConfirmDialog
        title={t`Remove ${name}?`}
        action={t`Remove`}
        nameToType={name}
        isOpen={open === 'remove'}
        isPending={remove.isPending}
        error={remove.error}
        onClose={close}
        onConfirm={() =>
          remove.mutate(
            { params },
            {
              onSuccess: () => {
                close();
                showToast(t`${name} removed`);
                void navigate({ to: '/admin/connections' });
              },
            },
          )
        }
      >
        <Trans>
          This also removes its deployments and its credential. Usage data is kept. You cannot undo this.
        </Trans>
      </ConfirmDialog>
    </>
  );
}
