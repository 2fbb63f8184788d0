import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { EditDeploymentDialog } from './deployment-dialogs.tsx';
import { type Deployment, useDeleteDeployment, useUpdateDeployment } from './deployment-queries.ts';

/** What one can do to a deployment; nothing where the person may not. */
export function DeploymentActions({ deployment }: { deployment: Deployment }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'edit' | 'switch' | 'delete' | null>(null);
  const update = useUpdateDeployment();
  const remove = useDeleteDeployment();
  const mayUpdate = useCan('deployment.update');
  const mayDelete = useCan('deployment.delete');
  const { enabled, upstream_name } = deployment;
  const params = { path: { deployment_id: deployment.id } };
  const close = () => {
    setOpen(null);
    update.reset();
    remove.reset();
  };
  if (!mayUpdate && !mayDelete) return null;
  const label = t`Actions for ${upstream_name}`;
  return (
    <>
      <Menu
        label={label}
        entries={[
          ...(mayUpdate
            ? [
                {
                  id: 'edit',
                  label: t`Edit`,
                  icon: 'settings' as const,
                  onAction: () => setOpen('edit'),
                },
                {
                  id: 'switch',
                  label: enabled ? t`Disable` : t`Enable`,
                  icon: enabled ? ('ban' as const) : ('play' as const),
                  onAction: () => setOpen('switch'),
                },
              ]
            : []),
          ...(mayDelete
            ? [
                {
                  id: 'delete',
                  label: t`Delete`,
                  icon: 'x' as const,
                  look: 'danger' as const,
                  onAction: () => setOpen('delete'),
                },
              ]
            : []),
        ]}
      >
        <IconButton label={label} icon="more" />
      </Menu>
      <EditDeploymentDialog deployment={deployment} isOpen={open === 'edit'} onClose={close} />
      <ConfirmDialog
        title={enabled ? t`Disable ${upstream_name}?` : t`Enable ${upstream_name}?`}
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
        title={t`Delete ${upstream_name}?`}
        action={t`Delete`}
        nameToType={upstream_name}
        isOpen={open === 'delete'}
        isPending={remove.isPending}
        error={remove.error}
        onClose={close}
        onConfirm={() =>
          remove.mutate(
            { params },
            {
              onSuccess: () => {
                close();
                showToast(t`Deployment deleted`);
              },
            },
          )
        }
      >
        <Trans>
          New requests use other deployments. If the upstream still lists this model, discovery adds the
          deployment again.
        </Trans>
      </ConfirmDialog>
    </>
  );
}
