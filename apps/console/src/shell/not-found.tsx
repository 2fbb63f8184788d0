import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../ui/empty-state.tsx';
import { Link } from '../ui/link.tsx';

export function NotFound() {
  const { t } = useLingui();
  const heading = t`Page not found`;
  return (
    <>
      <title>{`${heading} · Weir`}</title>
      <h1 className="text-2xl font-semibold">{heading}</h1>
      <EmptyState
        icon="search"
        title={t`There is no page at this address.`}
        actions={
          <Link to="/" look="primary">
            <Trans>Go home</Trans>
          </Link>
        }
      >
        <Trans>The link may be old, or part of it may be missing.</Trans>
      </EmptyState>
    </>
  );
}
