import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type ManagedModel, useRemoveModel, useRestoreModel } from './managed-model-queries.ts';
import { EditModelDialog } from './model-dialogs.tsx';
import { ModelLifecycleDialog } from './model-lifecycle-dialog.tsx';

/** What one can do to a model; nothing where the person may not. */
export function ManagedModelActions({ model }: { model: ManagedModel }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'edit' | 'lifecycle' | 'remove' | null>(null);
  const remove = useRemoveModel();
  const restore = useRestoreModel();
  const mayUpdate = useCan('model.update') && model.enabled;
  const mayRemove = useCan('model.remove') && model.enabled;
  const mayRestore = useCan('model.restore') && !model.enabled;
  const params = { path: { model_id: model.id } };
  const close = () => {
    setOpen(null);
    remove.reset();
  };
  return (
    <>
      {mayUpdate ? (
        <>
          <Button icon="settings" onPress={() => setOpen('edit')}>
            <Trans>Edit</Trans>
          </Button>
          <Button icon="clock" onPress={() => setOpen('lifecycle')}>
            <Trans>Deprecate or retire</Trans>
          </Button>
        </>
      ) : null}
      {mayRemove ? (
        <Button icon="ban" onPress={() => setOpen('remove')}>
          <Trans>Remove</Trans>
        </Button>
      ) : null}
      {mayRestore ? (
        <Button
          look="primary"
          icon="refresh"
          isPending={restore.isPending}
          onPress={() =>
            restore.mutate({ params }, { onSuccess: () => showToast(t`${model.name} restored`) })
          }
        >
          <Trans>Restore</Trans>
        </Button>
      ) : null}
      <ErrorNote error={restore.error} />
      <EditModelDialog model={model} isOpen={open === 'edit'} onClose={close} />
      <ModelLifecycleDialog model={model} isOpen={open === 'lifecycle'} onClose={close} />
      <ConfirmDialog
        title={t`Remove ${model.name}?`}
        action={t`Remove`}
        nameToType={model.name}
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
                showToast(t`${model.name} removed`);
              },
            },
          )
        }
      >
        <Trans>
          Requests to this model are refused immediately. Usage data is kept, and you can restore the model.
        </Trans>
      </ConfirmDialog>
    </>
  );
}
