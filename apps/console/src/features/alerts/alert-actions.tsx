import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AlertDialog } from './alert-dialog.tsx';
import { type AlertRule, useDeleteAlertRule, useUpdateAlertRule } from './alert-queries.ts';

export function AlertActions({ rule }: { rule: AlertRule }) {
  const { t } = useLingui();
  const organizationId = rule.organization_id;
  const mayUpdate = useCan('alert_rule.update', { organizationId });
  const mayDelete = useCan('alert_rule.delete', { organizationId });
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const update = useUpdateAlertRule();
  const remove = useDeleteAlertRule();
  const isOn = rule.deactivated_at === null;
  const params = { path: { organization_id: organizationId, alert_rule_id: rule.id } };
  const close = () => {
    setOpen(null);
    remove.reset();
  };
  if (!mayUpdate && !mayDelete) return null;
  return (
    <>
      <Menu
        label={t`Actions for ${rule.name}`}
        entries={[
          ...(mayUpdate
            ? [
                { id: 'change', label: t`Edit`, onAction: () => setOpen('change') },
                {
                  id: 'switch',
                  label: isOn ? t`Turn off` : t`Turn on`,
                  icon: isOn ? ('ban' as const) : ('play' as const),
                  onAction: () =>
                    update.mutate(
                      { params, body: { deactivated_at: isOn ? 'now' : null } },
                      {
                        onSuccess: () =>
                          showToast(isOn ? t`${rule.name} turned off` : t`${rule.name} turned on`),
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
        <IconButton label={t`Actions for ${rule.name}`} icon="more" />
      </Menu>
      <AlertDialog organizationId={organizationId} rule={rule} isOpen={open === 'change'} onClose={close} />
      <ConfirmDialog
        title={t`Delete ${rule.name}?`}
        action={t`Delete`}
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
                showToast(t`${rule.name} deleted`);
              },
            },
          )
        }
      >
        <Trans>This rule stops running, and its active alerts end.</Trans>
      </ConfirmDialog>
    </>
  );
}
