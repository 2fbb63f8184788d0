import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SecretOnceDialog } from '../../ui/secret-once-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import {
  useDeleteWebhook,
  useRotateWebhookSecret,
  useTestWebhook,
  useUpdateWebhook,
  type Webhook,
} from './webhook-queries.ts';

/** The old secret signs as well for a day, so that receivers can change over. */
const GRACE_S = 86_400;

/** @param onTested when a test event is on its way: its delivery can be watched */
export function WebhookActions({ webhook, onTested }: { webhook: Webhook; onTested: () => void }) {
  const { t } = useLingui();
  const organizationId = webhook.organization_id;
  const mayTest = useCan('webhook.test', { organizationId });
  const mayUpdate = useCan('webhook.update', { organizationId });
  const mayRotate = useCan('webhook.rotate_secret', { organizationId });
  const mayDelete = useCan('webhook.delete', { organizationId });
  const [open, setOpen] = useState<'change' | 'rotate' | 'delete' | null>(null);
  const test = useTestWebhook();
  const update = useUpdateWebhook();
  const rotate = useRotateWebhookSecret();
  const remove = useDeleteWebhook();
  const isOn = webhook.deactivated_at === null;
  const params = { path: { organization_id: organizationId, webhook_id: webhook.id } };
  const secret = rotate.data?.secret ?? null;
  const close = () => {
    setOpen(null);
    rotate.reset();
    remove.reset();
  };
  const entries = [
    ...(mayTest && isOn
      ? [
          {
            id: 'test',
            label: t`Send a test event`,
            icon: 'play' as const,
            onAction: () =>
              test.mutate(
                { params },
                {
                  onSuccess: () => {
                    onTested();
                    showToast(t`Test event sent`);
                  },
                  onError: (error) => showToast(error.message),
                },
              ),
          },
        ]
      : []),
    ...(mayUpdate
      ? [
          { id: 'change', label: t`Edit`, onAction: () => setOpen('change') },
          {
            id: 'switch',
            label: isOn ? t`Turn off` : t`Turn on`,
            icon: isOn ? ('ban' as const) : ('check' as const),
            onAction: () =>
              update.mutate(
                { params, body: { deactivated_at: isOn ? 'now' : null } },
                {
                  onSuccess: () =>
                    showToast(isOn ? t`${webhook.name} turned off` : t`${webhook.name} turned on`),
                  onError: (error) => showToast(error.message),
                },
              ),
          },
        ]
      : []),
    ...(mayRotate
      ? [
          {
            id: 'rotate',
            label: t`Rotate secret`,
            icon: 'refresh' as const,
            onAction: () => setOpen('rotate'),
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
  ];
  if (entries.length === 0) return null;
  return (
    <>
      <Menu label={t`Actions for ${webhook.name}`} entries={entries}>
        <IconButton label={t`Actions for ${webhook.name}`} icon="more" />
      </Menu>
      <WebhookDialog
        organizationId={organizationId}
        webhook={webhook}
        isOpen={open === 'change'}
        onClose={close}
      />
      <ConfirmDialog
        title={t`Rotate the secret of ${webhook.name}?`}
        action={t`Rotate secret`}
        isOpen={open === 'rotate' && secret === null}
        isPending={rotate.isPending}
        error={rotate.error}
        onClose={close}
        onConfirm={() => rotate.mutate({ params, body: { grace_seconds: GRACE_S } })}
      >
        <Trans>
          For one day, events are signed with both secrets, so you have time to update your receiver.
        </Trans>
      </ConfirmDialog>
      <SecretOnceDialog title={t`New secret for ${webhook.name}`} secret={secret} onClose={close} />
      <ConfirmDialog
        title={t`Delete ${webhook.name}?`}
        action={t`Delete`}
        nameToType={webhook.name}
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
                showToast(t`${webhook.name} deleted`);
              },
            },
          )
        }
      >
        <Trans>Pending deliveries are discarded. You cannot undo this.</Trans>
      </ConfirmDialog>
    </>
  );
}
