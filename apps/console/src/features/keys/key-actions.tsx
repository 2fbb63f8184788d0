import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type ApiKey, useRevokeKey } from './key-queries.ts';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

/** What one can do to a key; nothing where the person may not or the key is gone. */
export function KeyActions({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const { user } = useSession();
  const [open, setOpen] = useState<'rotate' | 'revoke' | null>(null);
  const revoke = useRevokeKey();
  const scope = { organizationId: apiKey.organization_id, own: apiKey.owner.id === user.id };
  const mayRotate = useCan('api_key.rotate', scope) && apiKey.state === 'active';
  const mayRevoke = useCan('api_key.revoke', scope) && apiKey.state !== 'revoked';
  const close = () => {
    setOpen(null);
    revoke.reset();
  };
  if (!mayRotate && !mayRevoke) return null;
  return (
    <>
      <Menu
        label={t`Actions for ${apiKey.name}`}
        entries={[
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
          ...(mayRevoke
            ? [
                {
                  id: 'revoke',
                  label: t`Revoke`,
                  icon: 'ban' as const,
                  look: 'danger' as const,
                  onAction: () => setOpen('revoke'),
                },
              ]
            : []),
        ]}
      >
        <IconButton label={t`Actions for ${apiKey.name}`} icon="more" />
      </Menu>
      <RotateKeyDialog apiKey={apiKey} isOpen={open === 'rotate'} onClose={close} />
      <ConfirmDialog
        title={t`Revoke ${apiKey.name}?`}
        action={t`Revoke`}
        nameToType={apiKey.name}
        isOpen={open === 'revoke'}
        isPending={revoke.isPending}
        error={revoke.error}
        onClose={close}
        onConfirm={() =>
          revoke.mutate(
            { params: { path: { workspace_id: apiKey.workspace_id, key_id: apiKey.id } } },
            {
              onSuccess: () => {
                close();
                showToast(t`${apiKey.name} revoked`);
              },
            },
          )
        }
      >
        <Trans>Programs that use this key are refused within a second. You cannot undo this.</Trans>
      </ConfirmDialog>
    </>
  );
}
