import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Switch } from '../../ui/switch.tsx';
import {
  type Branding,
  type Slot,
  useDeleteImage,
  usePutImage,
  useUpdateBranding,
} from './branding-queries.ts';
import { Logo } from './logo.tsx';
import { toBase64 } from './to-base64.ts';

const TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'];
const MAX_BYTES = 2 * 1024 * 1024;

export interface ImageCardProps {
  readonly branding: Branding;
  readonly slot: Slot;
  readonly title: string;
}

/** One image of the branding: what it is now, another one, or none. */
/** The theme that shows an image; both show the one for signing in. */
const THEMES: Readonly<Record<ImageCardProps['slot'], 'light' | 'dark' | undefined>> = {
  login_logo: undefined,
  header_logo_light: 'light',
  header_logo_dark: 'dark',
};

export function ImageCard({ branding, slot, title }: ImageCardProps) {
  const { t } = useLingui();
  const mayUpdate = useCan('branding.update');
  const put = usePutImage();
  const remove = useDeleteImage();
  const update = useUpdateBranding();
  const [isTooLarge, setTooLarge] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const image = branding.images[slot];
  const upload = async (file: File) => {
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    put.mutate({
      params: { path: { slot } },
      body: { image: toBase64(new Uint8Array(await file.arrayBuffer())) },
    });
  };
  return (
    <Card title={title}>
      <div
        // On the background of its theme, whatever the theme in use.
        data-theme={THEMES[slot]}
        className="flex min-h-24 items-center justify-center rounded-md bg-surface p-3 text-text"
      >
        {image === null ? (
          <span className="text-muted">
            <Trans>None</Trans>
          </span>
        ) : (
          <Logo image={image} name={title} size="page" />
        )}
      </div>
      <Switch
        isSelected={branding.shows[slot]}
        onChange={(isShown) => update.mutate({ body: { shows: { [slot]: isShown } } })}
        isDisabled={!mayUpdate}
      >
        <Trans>Show this image</Trans>
      </Switch>
      {mayUpdate ? (
        <>
          <p className="text-sm text-muted">
            <Trans>PNG, JPEG, GIF, WebP or SVG, at most 2 MiB.</Trans>
          </p>
          <div className="flex flex-wrap gap-2">
            <FileTrigger
              acceptedFileTypes={TYPES}
              onSelect={(files) => {
                const file = files?.[0];
                if (file !== undefined) void upload(file);
              }}
            >
              <Button icon="plus" isPending={put.isPending}>
                <Trans>Choose image</Trans>
              </Button>
            </FileTrigger>
            {image === null ? null : (
              <Button icon="x" onPress={() => setRemoving(true)}>
                <Trans>Remove</Trans>
              </Button>
            )}
          </div>
        </>
      ) : null}
      {isTooLarge ? (
        <p role="alert" className="text-danger">
          <Trans>This file is larger than 2 MiB. Choose a smaller one.</Trans>
        </p>
      ) : null}
      <ErrorNote error={put.error ?? update.error} />
      <ConfirmDialog
        title={t`Remove this image?`}
        action={t`Remove`}
        isOpen={isRemoving}
        isPending={remove.isPending}
        error={remove.error}
        onClose={() => {
          setRemoving(false);
          remove.reset();
        }}
        onConfirm={() =>
          remove.mutate({ params: { path: { slot } } }, { onSuccess: () => setRemoving(false) })
        }
      >
        <Trans>The title is shown instead.</Trans>
      </ConfirmDialog>
    </Card>
  );
}
