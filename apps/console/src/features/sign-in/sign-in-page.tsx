import { Trans, useLingui } from '@lingui/react/macro';
import { api } from '../../api.ts';
import { CONSOLE_PATH } from '../../base-path.ts';
import { screenAt } from '../../screens.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BannerStrip } from '../banners/banner-strip.tsx';
import { usePublicBranding } from '../branding/branding-queries.ts';
import { Logo } from '../branding/logo.tsx';

const NAME = 'Weir';

export function SignInPage({ returnTo }: { returnTo: string | undefined }) {
  const { t, i18n } = useLingui();
  const heading = i18n._(screenAt('/sign-in').heading);
  const branding = usePublicBranding();
  const title = branding?.title ?? NAME;
  const logo = branding?.images.login_logo;
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 p-4">
      <title>{`${heading} · Weir`}</title>
      <div className="flex flex-col items-center gap-2 text-center">
        {logo === undefined || logo === null ? null : <Logo image={logo} name={title} size="page" />}
        <p className="text-lg font-bold break-words text-accent">{title}</p>
        {typeof branding?.subtitle === 'string' ? (
          <p className="break-words text-muted">{branding.subtitle}</p>
        ) : null}
      </div>
      <h1 className="text-center text-2xl font-semibold">{heading}</h1>
      {branding?.banners.map((banner) => (
        <BannerStrip key={banner.id} banner={banner} />
      ))}
      <Card>
        <Providers returnTo={returnTo} loading={t`Loading sign-in methods`} />
      </Card>
    </main>
  );
}

function Providers({ returnTo, loading }: { returnTo: string | undefined; loading: string }) {
  const providers = api.useQuery('get', '/v1/auth/providers');
  if (providers.isPending) return <Skeleton label={loading} rows={2} />;
  if (providers.error !== null)
    return <ErrorPanel error={providers.error} onRetry={() => providers.refetch()} />;
  const { data } = providers.data;
  if (data.length === 0) return <NoProvider />;
  return (
    <ul className="flex flex-col gap-2">
      {data.map(({ name, display_name, login_url }) => (
        <li key={name}>
          <a
            href={withReturn(login_url, returnTo)}
            className="flex min-h-10 items-center justify-center rounded-md border border-line-strong bg-surface px-3 py-2 font-medium hover:bg-hover"
          >
            <Trans>Continue with {display_name}</Trans>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Weir as it starts first: an operator signs in by a link. */
function NoProvider() {
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold">
        <Trans>Sign-in is not set up yet</Trans>
      </p>
      <p>
        <Trans>
          Open the setup link that Weir printed when it started. The link signs in the first admin and works
          only once. To get a new link, run:
        </Trans>
      </p>
      <code className="rounded-md border border-line bg-sunken p-2">npx --yes pnpm@12 weir setup-link</code>
    </div>
  );
}

/** Providers are asked at their own path of this origin, whatever the address in `login_url` says. */
function withReturn(loginUrl: string, returnTo: string | undefined): string {
  const { pathname } = new URL(loginUrl, window.location.origin);
  const url = new URL(pathname, window.location.origin);
  url.searchParams.set('return_to', `${CONSOLE_PATH.slice(0, -1)}${returnTo ?? '/'}`);
  return url.href;
}
