import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { showToast } from '../../ui/toast.tsx';
import { type Member, useRemoveMember, useTransferOwnership } from './member-queries.ts';
import { RoleDialog } from './role-dialog.tsx';

/** What one can do to a member; nothing where the person may not. */
export function MemberActions({ organizationId, member }: { organizationId: string; member: Member }) {
  const { t } = useLingui();
  const { user } = useSession();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'role' | 'remove' | 'transfer' | null>(null);
  const remove = useRemoveMember();
  const transfer = useTransferOwnership();
  const isSelf = member.user_id === user.id;
  const scope = { organizationId, own: isSelf };
  const mayChange = useCan('member.update', scope);
  const mayRemove = useCan('member.remove', scope);
  const maySeeLimits = useCan('member.limits.read', { organizationId });
  const maySeeUsage = useCan('usage.read', { organizationId });
  const mayTransfer = useCan('organization.transfer', { organizationId }) && !isSelf;
  const close = () => {
    setOpen(null);
    remove.reset();
    transfer.reset();
  };
  const entries: MenuEntry[] = [];
  if (mayChange)
    entries.push({ id: 'role', label: t`Change role`, icon: 'person', onAction: () => setOpen('role') });
  if (maySeeLimits)
    entries.push({
      id: 'limits',
      label: t`Limits`,
      icon: 'gauge',
      onAction: () =>
        void navigate({
          to: '/org/$organizationId/limits',
          params: { organizationId },
          search: { of: 'members', id: member.user_id },
        }),
    });
  if (maySeeUsage)
    entries.push({
      id: 'usage',
      label: t`Usage`,
      icon: 'chart',
      onAction: () =>
        void navigate({
          to: '/org/$organizationId/usage',
          params: { organizationId },
          search: { user_id: member.user_id },
        }),
    });
  if (mayTransfer) {
    entries.push({
      id: 'transfer',
      label: t`Transfer ownership`,
      icon: 'flag',
      onAction: () => setOpen('transfer'),
    });
  }
  if (mayRemove) {
    entries.push({
      id: 'remove',
      label: isSelf ? t`Leave organization` : t`Remove`,
      icon: 'ban',
      look: 'danger',
      onAction: () => setOpen('remove'),
    });
  }
  if (entries.length === 0) return null;
  const name = member.display_name;
  const params = { path: { organization_id: organizationId, user_id: member.user_id } };
  return (
    <>
      <Menu label={t`Actions for ${name}`} entries={entries}>
        <IconButton label={t`Actions for ${name}`} icon="more" />
      </Menu>
      <RoleDialog
        organizationId={organizationId}
        member={member}
        isOpen={open === 'role'}
        onClose={() => setOpen(null)}
      />
      <ConfirmDialog
        title={isSelf ? t`Leave the organization?` : t`Remove ${name}?`}
        action={isSelf ? t`Leave` : t`Remove`}
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
                showToast(t`${name} is no longer a member`);
              },
            },
          )
        }
      >
        <Trans>This member’s keys stop working within a second. Past usage stays in reports.</Trans>
      </ConfirmDialog>
      <ConfirmDialog
        title={t`Transfer ownership to ${name}?`}
        action={t`Transfer`}
        nameToType={name}
        isOpen={open === 'transfer'}
        isPending={transfer.isPending}
        error={transfer.error}
        onClose={close}
        onConfirm={() =>
          transfer.mutate(
            { params: { path: { organization_id: organizationId } }, body: { user_id: member.user_id } },
            {
              onSuccess: () => {
                close();
                showToast(t`${name} is now an owner`);
              },
            },
          )
        }
      >
        <Trans>This member becomes an owner, and you become an admin.</Trans>
      </ConfirmDialog>
    </>
  );
}
