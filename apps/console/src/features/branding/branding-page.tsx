import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { BrandingPreview } from './branding-preview.tsx';
import { type Branding, useBranding, useUpdateBranding } from './branding-queries.ts';
import { ImageCard } from './image-card.tsx';

/** How the console looks to those who sign in to this platform. */
export function BrandingPage() {
  const { t } = useLingui();
  const branding = useBranding();
  return (
    <Page
      screen="/admin/branding"
      lead={<Trans>Name and logos on the sign-in page and in the header. Anyone can see them.</Trans>}
      calls={[
        { method: 'GET', path: '/v1/admin/branding' },
        { method: 'GET', path: '/v1/branding' },
      ]}
    >
      {branding.isPending ? (
        <Skeleton label={t`Loading branding`} />
      ) : branding.error !== null ? (
        <ErrorPanel error={branding.error} onRetry={() => branding.refetch()} />
      ) : (
        <>
          <Words branding={branding.data} />
          <div className="grid gap-5 lg:grid-cols-3">
            <ImageCard branding={branding.data} slot="login_logo" title={t`Sign-in page logo`} />
            <ImageCard
              branding={branding.data}
              slot="header_logo_light"
              title={t`Header logo, light theme`}
            />
            <ImageCard branding={branding.data} slot="header_logo_dark" title={t`Header logo, dark theme`} />
          </div>
          <BrandingPreview branding={branding.data} />
        </>
      )}
    </Page>
  );
}

function Words({ branding }: { branding: Branding }) {
  const { t } = useLingui();
  const mayUpdate = useCan('branding.update');
  const update = useUpdateBranding();
  const [title, setTitle] = useState(branding.title ?? '');
  const [subtitle, setSubtitle] = useState(branding.subtitle ?? '');
  const errors = formErrors(update.error, ['title', 'subtitle']);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const show = (name: 'title' | 'subtitle') => (isShown: boolean) =>
    update.mutate({ body: { shows: { [name]: isShown } } });
  return (
    <Card title={t`Text`}>
      <Form
        className="flex max-w-lg flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate(
            { body: { title: orNull(title), subtitle: orNull(subtitle) } },
            { onSuccess: () => showToast(t`Branding saved`) },
          );
        }}
      >
        <TextField
          label={t`Title`}
          description={t`Leave empty to use “Weir”.`}
          value={title}
          onChange={setTitle}
          error={errors.of('title')}
          maxLength={200}
          isReadOnly={!mayUpdate}
        />
        <Switch isSelected={branding.shows.title} onChange={show('title')} isDisabled={!mayUpdate}>
          <Trans>Show title</Trans>
        </Switch>
        <TextField
          label={t`Subtitle`}
          description={t`Shown below the title on the sign-in page.`}
          value={subtitle}
          onChange={setSubtitle}
          error={errors.of('subtitle')}
          maxLength={500}
          rows={2}
          isReadOnly={!mayUpdate}
        />
        <Switch isSelected={branding.shows.subtitle} onChange={show('subtitle')} isDisabled={!mayUpdate}>
          <Trans>Show subtitle</Trans>
        </Switch>
        <ErrorNote error={errors.ofForm} />
        {mayUpdate ? (
          <div>
            <Button type="submit" look="primary" isPending={update.isPending}>
              <Trans>Save</Trans>
            </Button>
          </div>
        ) : null}
      </Form>
    </Card>
  );
}
