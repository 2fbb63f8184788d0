import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ServiceAccountDialog } from './service-account-dialog.tsx';
import {
  type ServiceAccount,
  useDeleteServiceAccount,
  useUpdateServiceAccount,
} from './service-account-queries.ts';

export function ServiceAccountActions({ account }: { account: ServiceAccount }) {
  const { t } = useLingui();
  const organizationId = account.organization_id;
  const mayUpdate = useCan('service_account.update', { organizationId });
  const mayDelete = useCan('service_account.delete', { organizationId });
  const [open, setOpen] = useState<'change' | 'stop' | 'delete' | null>(null);
  const update = useUpdateServiceAccount();
  const remove = useDeleteServiceAccount();
  const isActive = account.deactivated_at === null;
  const params = { path: { organization_id: organizationId, service_account_id: account.id } };
  const close = () => {
    setOpen(null);
    update.reset();
    remove.reset();
  };
  if (!mayUpdate && !mayDelete) return null;
  return (
    <>
      <Menu
        label={t`Actions for ${account.name}`}
        entries={[
          ...(mayUpdate
            ? [
                { id: 'change', label: t`Edit`, onAction: () => setOpen('change') },
                isActive
                  ? {
                      id: 'stop',
                      label: t`Deactivate`,
                      icon: 'ban' as const,
                      onAction: () => setOpen('stop'),
                    }
                  : {
                      id: 'start',
                      label: t`Reactivate`,
                      icon: 'play' as const,
                      onAction: () =>
                        update.mutate(
                          { params, body: { deactivated_at: null } },
                          {
                            onSuccess: () => showToast(t`${account.name} reactivated`),
                            onError: (error) => showToast(error.message),
                          },
                        ),
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
        <IconButton label={t`Actions for ${account.name}`} icon="more" />
      </Menu>
      <ServiceAccountDialog
        organizationId={organizationId}
        account={account}
        isOpen={open === 'change'}
        onClose={close}
      />
      <ConfirmDialog
        title={t`Deactivate ${account.name}?`}
        action={t`Deactivate`}
        isOpen={open === 'stop'}
        isPending={update.isPending}
        error={update.error}
        onClose={close}
        onConfirm={() => update.mutate({ params, body: { deactivated_at: 'now' } }, { onSuccess: close })}
      >
        <Trans>Its tokens and API keys are refused until you reactivate it.</Trans>
      </ConfirmDialog>
      <ConfirmDialog
        title={t`Delete ${account.name}?`}
        action={t`Delete`}
        nameToType={account.name}
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
                showToast(t`${account.name} deleted`);
              },
            },
          )
        }
      >
        <Trans>Its tokens and API keys stop working immediately. You cannot undo this.</Trans>
      </ConfirmDialog>
    </>
  );
}
