import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Credential, useDeleteCredential, useTestCredential } from './credential-queries.ts';
import { RotateCredentialDialog } from './rotate-credential-dialog.tsx';

export function CredentialActions({ credential }: { credential: Credential }) {
  const { t } = useLingui();
  const organizationId = credential.organization_id;
  const mayTest = useCan('credential.test', { organizationId });
  const mayRotate = useCan('credential.rotate', { organizationId });
  const mayDelete = useCan('credential.delete', { organizationId });
  const [open, setOpen] = useState<'rotate' | 'delete' | null>(null);
  const test = useTestCredential();
  const remove = useDeleteCredential();
  const name = credential.connection.name;
  const params = { path: { organization_id: organizationId, credential_id: credential.id } };
  const close = () => {
    setOpen(null);
    remove.reset();
  };
  return (
    <span className="flex justify-end gap-1">
      {mayTest ? (
        <Button
          look="quiet"
          isPending={test.isPending}
          onPress={() =>
            test.mutate(
              { params },
              {
                onSuccess: ({ test_code }) =>
                  showToast(
                    test_code === 'ok'
                      ? t`${name} accepted the credential.`
                      : t`The test of ${name} failed: ${test_code}`,
                  ),
                onError: (error) => showToast(error.message),
              },
            )
          }
        >
          <Trans>Test</Trans>
        </Button>
      ) : null}
      {mayRotate || mayDelete ? (
        <Menu
          label={t`Actions for ${name}`}
          entries={[
            ...(mayRotate
              ? [
                  {
                    id: 'rotate',
                    label: t`Replace secret`,
                    icon: 'refresh' as const,
                    onAction: () => setOpen('rotate'),
                  },
                ]
              : []),
            ...(mayDelete
              ? [
                  {
                    id: 'delete',
                    label: t`Remove`,
                    icon: 'x' as const,
                    look: 'danger' as const,
                    onAction: () => setOpen('delete'),
                  },
                ]
              : []),
          ]}
        >
          <IconButton label={t`Actions for ${name}`} icon="more" />
        </Menu>
      ) : null}
      <RotateCredentialDialog credential={credential} isOpen={open === 'rotate'} onClose={close} />
      <ConfirmDialog
        title={t`Remove the credential for ${name}?`}
        action={t`Remove`}
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
                close();
                showToast(t`Credential for ${name} removed`);
              },
            },
          )
        }
      >
        <Trans>
          Requests then use the platform’s credential, if there is one. The secret cannot be recovered.
        </Trans>
      </ConfirmDialog>
    </span>
  );
}
