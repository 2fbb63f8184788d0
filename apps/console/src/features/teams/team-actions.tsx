import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { NameForm } from '../names/name-form.tsx';
import { type Team, useDeleteTeam, useUpdateTeam } from './team-queries.ts';

/** What one can do to a team; nothing where the person may not. */
export function TeamActions({ team }: { team: Team }) {
  const { t } = useLingui();
  const { organization_id: organizationId, id, name } = team;
  const navigate = useNavigate();
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const mayUpdate = useCan('team.update', { organizationId });
  const mayDelete = useCan('team.delete', { organizationId });
  const update = useUpdateTeam();
  const remove = useDeleteTeam();
  const close = () => {
    setOpen(null);
    update.reset();
    remove.reset();
  };
  const params = { path: { organization_id: organizationId, team_id: id } };
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
      <Dialog title={t`Edit team`} isOpen={open === 'change'} onClose={close}>
        <NameForm
          initial={team}
          action={t`Edit team`}
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
                void navigate({ to: '/org/$organizationId/teams', params: { organizationId } });
              },
            },
          )
        }
      >
        <Trans>Members stay in the organization. The team’s limits no longer apply.</Trans>
      </ConfirmDialog>
    </>
  );
}
