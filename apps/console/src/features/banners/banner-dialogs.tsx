import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../../ui/dialog.tsx';
import { BannerForm } from './banner-form.tsx';
import { type Banner, useCreateBanner, useUpdateBanner } from './banner-queries.ts';

interface OpenProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const NEW_BANNER = {
  text: '',
  translations: {},
  level: 'info',
  link: null,
  dismissible: true,
  public: false,
  ends_at: null,
} as const;

export function CreateBannerDialog({ isOpen, onClose }: OpenProps) {
  const { t } = useLingui();
  const create = useCreateBanner();
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Dialog title={t`Create banner`} isOpen={isOpen} onClose={close} size="wide">
      <BannerForm
        before={{ ...NEW_BANNER, starts_at: null }}
        action={t`Publish`}
        isPending={create.isPending}
        error={create.error}
        onCancel={close}
        onSubmit={({ starts_at, ...words }) =>
          create.mutate(
            { body: { ...words, ...(starts_at === null ? {} : { starts_at }) } },
            { onSuccess: close },
          )
        }
      />
    </Dialog>
  );
}

export function EditBannerDialog({ banner, isOpen, onClose }: OpenProps & { banner: Banner }) {
  const { t } = useLingui();
  const update = useUpdateBanner();
  const close = () => {
    update.reset();
    onClose();
  };
  return (
    <Dialog title={t`Edit banner`} isOpen={isOpen} onClose={close} size="wide">
      <BannerForm
        before={banner}
        action={t`Save`}
        isPending={update.isPending}
        error={update.error}
        onCancel={close}
        onSubmit={({ starts_at, ...words }) =>
          update.mutate(
            {
              params: { path: { banner_id: banner.id } },
              body: { ...words, ...(starts_at === null ? {} : { starts_at }) },
            },
            { onSuccess: close },
          )
        }
      />
    </Dialog>
  );
}
