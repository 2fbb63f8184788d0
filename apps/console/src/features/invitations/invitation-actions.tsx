import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { SecretOnceDialog } from '../../ui/secret-once-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Invitation, useResendInvitation, useRevokeInvitation } from './invitation-queries.ts';

/** What one can do to an invitation; nothing once it is answered. */
export function InvitationActions({ invitation }: { invitation: Invitation }) {
  const { t } = useLingui();
  const { id, email, state, organization_id: organizationId } = invitation;
  const [isRevoking, setRevoking] = useState(false);
  const resend = useResendInvitation();
  const revoke = useRevokeInvitation();
  const mayResend = useCan('invitation.resend', { organizationId }) && ['open', 'expired'].includes(state);
  const mayRevoke = useCan('invitation.revoke', { organizationId }) && state === 'open';
  const params = { path: { organization_id: organizationId, invitation_id: id } };
  const close = () => {
    setRevoking(false);
    revoke.reset();
  };
  const entries: MenuEntry[] = [];
  if (mayResend) {
    entries.push({
      id: 'resend',
      label: t`Resend`,
      icon: 'refresh',
      onAction: () =>
        resend.mutate(
          { params },
          {
            onSuccess: ({ accept_url }) =>
              accept_url === null ? showToast(t`Invitation resent to ${email}`) : undefined,
            onError: ({ message }) => showToast(message, 'danger'),
          },
        ),
    });
  }
  if (mayRevoke) {
    entries.push({
      id: 'revoke',
      label: t`Revoke`,
      icon: 'ban',
      look: 'danger',
      onAction: () => setRevoking(true),
    });
  }
  if (entries.length === 0) return null;
  return (
    <>
      <Menu label={t`Actions for ${email}`} entries={entries}>
        <IconButton label={t`Actions for ${email}`} icon="more" />
      </Menu>
      <SecretOnceDialog
        title={t`Share this link`}
        secret={resend.data?.accept_url ?? null}
        onClose={() => resend.reset()}
      />
      <ConfirmDialog
        title={t`Revoke the invitation for ${email}?`}
        action={t`Revoke`}
        isOpen={isRevoking}
        isPending={revoke.isPending}
        error={revoke.error}
        onClose={close}
        onConfirm={() =>
          revoke.mutate(
            { params },
            {
              onSuccess: () => {
                close();
                showToast(t`Invitation revoked`);
              },
            },
          )
        }
      >
        <Trans>The invitation can no longer be accepted. You can invite this person again.</Trans>
      </ConfirmDialog>
    </>
  );
}
