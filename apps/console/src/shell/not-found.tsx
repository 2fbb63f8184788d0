import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../ui/empty-state.tsx';
import { Link } from '../ui/link.tsx';

export function NotFound() {
  const { t } = useLingui();
  const heading = t`Page not found`;
  return (
    <div className="flex min-h-[60dvh] flex-col justify-center p-4 text-center">
      <title>{`${heading} · Weir`}</title>
      <h1 className="text-2xl font-semibold">{heading}</h1>
      <EmptyState
        icon="search"
        title={t`This page does not exist`}
        actions={
          <Link to="/" look="primary">
            <Trans>Go to Home</Trans>
          </Link>
        }
      >
        <Trans>The link may be outdated or incomplete.</Trans>
      </EmptyState>
    </div>
  );
}
