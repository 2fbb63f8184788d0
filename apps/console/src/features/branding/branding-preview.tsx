import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import type { Branding } from './branding-queries.ts';
import { Logo } from './logo.tsx';

const NAME = 'Weir';

/** Header and page to sign in as everybody will see them, in both themes. */
export function BrandingPreview({ branding }: { branding: Branding }) {
  const { t } = useLingui();
  return (
    <Card title={t`Preview`}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Theme branding={branding} theme="light" label={t`Light`} />
        <Theme branding={branding} theme="dark" label={t`Dark`} />
      </div>
    </Card>
  );
}

function Theme({
  branding: { title, subtitle, images, shows },
  theme,
  label,
}: {
  branding: Branding;
  theme: 'light' | 'dark';
  label: string;
}) {
  const slot = theme === 'light' ? 'header_logo_light' : 'header_logo_dark';
  const name = (shows.title ? title : null) ?? NAME;
  const header = shows[slot] ? images[slot] : null;
  const login = shows.login_logo ? images.login_logo : null;
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-sm text-muted">{label}</figcaption>
      <div
        data-theme={theme}
        className="flex flex-col overflow-hidden rounded-md border border-line bg-sunken text-text"
      >
        <div className="flex min-h-12 items-center border-b border-line bg-surface px-3 text-lg font-bold text-accent">
          {header === null ? (
            <span className="truncate">{name}</span>
          ) : (
            <Logo image={header} name={name} size="header" />
          )}
        </div>
        <div className="flex flex-col items-center gap-2 p-6 text-center">
          {login === null ? null : <Logo image={login} name={name} size="page" />}
          <span className="text-xl font-semibold break-words">{name}</span>
          {shows.subtitle && subtitle !== null ? <span className="text-muted">{subtitle}</span> : null}
          <span className="rounded-md border border-line-strong bg-surface px-3 py-1">
            <Trans>Sign in</Trans>
          </span>
        </div>
      </div>
    </figure>
  );
}
