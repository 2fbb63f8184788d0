import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { NameForm } from '../names/name-form.tsx';
import { useDeleteWorkspace, useUpdateWorkspace, type Workspace } from './workspace-queries.ts';

/** What one can do to a workspace; nothing where the person may not. */
export function WorkspaceActions({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui();
  const { organization_id: organizationId, id, name } = workspace;
  const navigate = useNavigate();
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const mayUpdate = useCan('workspace.update', { organizationId });
  const mayDelete = useCan('workspace.delete', { organizationId });
  const update = useUpdateWorkspace();
  const remove = useDeleteWorkspace();
  const close = () => {
    setOpen(null);
    update.reset();
    remove.reset();
  };
  const params = { path: { workspace_id: id } };
  return (
    <>
      {mayUpdate ? (
        <Button onPress={() => setOpen('change')}>
          <Trans>Edit</Trans>
        </Button>
      ) : null}
      {mayDelete ? (
        <Button look="danger" onPress={() => setOpen('delete')}>
          <Trans>Delete</Trans>
        </Button>
      ) : null}
      <Dialog title={t`Edit workspace`} isOpen={open === 'change'} onClose={close}>
        <NameForm
          initial={workspace}
          action={t`Edit workspace`}
          isPending={update.isPending}
          error={update.error}
          onCancel={close}
          onSubmit={(body) => update.mutate({ params, body }, { onSuccess: close })}
        />
      </Dialog>
      <ConfirmDialog
        title={t`Delete ${name}?`}
        action={t`Delete`}
        nameToType={name}
        isOpen={open === 'delete'}
        isPending={remove.isPending}
        error={remove.error}
        onClose={close}
        onConfirm={() =>
          remove.mutate(
            { params },
            {
              onSuccess: () => {
                showToast(t`${name} deleted`);
                void navigate({ to: '/org/$organizationId/workspaces', params: { organizationId } });
              },
            },
          )
        }
      >
        <Trans>
          Its keys stop working within a second. You can restore the workspace from the list of deleted
          workspaces.
        </Trans>
      </ConfirmDialog>
    </>
  );
}
