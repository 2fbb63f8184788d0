import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { EditBannerDialog } from './banner-dialogs.tsx';
import { type Banner, useDeleteBanner, useUpdateBanner } from './banner-queries.ts';

/** What one can do to a banner; nothing where the person may not. */
export function BannerActions({ banner }: { banner: Banner }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const update = useUpdateBanner();
  const remove = useDeleteBanner();
  const mayUpdate = useCan('banner.update');
  const mayDelete = useCan('banner.delete');
  const params = { path: { banner_id: banner.id } };
  const close = () => {
    setOpen(null);
    remove.reset();
  };
  return (
    <span className="flex justify-end gap-2">
      {mayUpdate ? (
        <>
          <Button
            isPending={update.isPending}
            onPress={() => update.mutate({ params, body: { visible: !banner.visible } })}
          >
            {banner.visible ? t`Hide` : t`Show`}
          </Button>
          <Button onPress={() => setOpen('edit')}>
            <Trans>Edit</Trans>
          </Button>
        </>
      ) : null}
      {mayDelete ? (
        <Button onPress={() => setOpen('delete')}>
          <Trans>Delete</Trans>
        </Button>
      ) : null}
      <ErrorNote error={update.error} />
      <EditBannerDialog banner={banner} isOpen={open === 'edit'} onClose={close} />
      <ConfirmDialog
        title={t`Delete this banner?`}
        action={t`Delete`}
        isOpen={open === 'delete'}
        isPending={remove.isPending}
        error={remove.error}
        onClose={close}
        onConfirm={() => remove.mutate({ params }, { onSuccess: close })}
      >
        <Trans>
          No one will see this banner anymore. You cannot undo this. To keep the banner, hide it instead.
        </Trans>
      </ConfirmDialog>
    </span>
  );
}
