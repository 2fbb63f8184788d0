import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useRoleName } from '../account/use-role-name.ts';
import { type PlatformRole, type User, useUpdateUser } from './user-queries.ts';
import { PLATFORM_ROLES } from './users-search.ts';

/** What an admin can do to a user; nothing for those who only read. */
export function UserActions({ user }: { user: User }) {
  const { t } = useLingui();
  const mayUpdate = useCan('user.update');
  const [open, setOpen] = useState<'role' | 'deactivate' | null>(null);
  const update = useUpdateUser();
  const { id, display_name: name, deactivated_at } = user;
  const params = { path: { user_id: id } };
  const close = () => {
    setOpen(null);
    update.reset();
  };
  if (!mayUpdate) return null;
  return (
    <>
      <Button onPress={() => setOpen('role')}>
        <Trans>Change role</Trans>
      </Button>
      {deactivated_at === null ? (
        <Button look="danger" onPress={() => setOpen('deactivate')}>
          <Trans>Deactivate</Trans>
        </Button>
      ) : (
        <Button
          isPending={update.isPending}
          onPress={() =>
            update.mutate(
              { params, body: { deactivated_at: null } },
              { onSuccess: () => showToast(t`${name} can sign in again`) },
            )
          }
        >
          <Trans>Reactivate</Trans>
        </Button>
      )}
      <Dialog title={t`Change role of ${name}`} isOpen={open === 'role'} onClose={close}>
        <RoleForm user={user} update={update} onClose={close} />
      </Dialog>
      <ConfirmDialog
        title={t`Deactivate ${name}?`}
        action={t`Deactivate`}
        nameToType={name}
        isOpen={open === 'deactivate'}
        isPending={update.isPending}
        error={update.error}
        onClose={close}
        onConfirm={() =>
          update.mutate(
            { params, body: { deactivated_at: 'now' } },
            {
              onSuccess: () => {
                close();
                showToast(t`${name} deactivated`);
              },
            },
          )
        }
      >
        <Trans>
          This user’s sessions and tokens end immediately, and their keys stop working within a second.
        </Trans>
      </ConfirmDialog>
    </>
  );
}

interface RoleFormProps {
  readonly user: User;
  readonly update: ReturnType<typeof useUpdateUser>;
  readonly onClose: () => void;
}

function RoleForm({ user, update, onClose }: RoleFormProps) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const [role, setRole] = useState<PlatformRole>(user.platform_role);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(
          { params: { path: { user_id: user.id } }, body: { platform_role: role } },
          {
            onSuccess: () => {
              onClose();
              showToast(t`Role changed`);
            },
          },
        );
      }}
    >
      <Select
        label={t`Role`}
        value={role}
        onChange={setRole}
        choices={PLATFORM_ROLES.map((value) => ({ value, label: roleName(value) }))}
      />
      <ErrorNote error={update.error} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          look="primary"
          isDisabled={role === user.platform_role}
          isPending={update.isPending}
        >
          <Trans>Change role</Trans>
        </Button>
      </div>
    </Form>
  );
}
