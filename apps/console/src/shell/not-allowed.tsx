import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../ui/empty-state.tsx';
import { Link } from '../ui/link.tsx';

/** In place of a screen that the person's roles do not open. */
export function NotAllowed({ permission }: { permission: string }) {
  const { t } = useLingui();
  const heading = t`You do not have access`;
  return (
    <>
      <title>{`${heading} · Weir`}</title>
      <h1 className="text-2xl font-semibold">{heading}</h1>
      <EmptyState
        icon="shield"
        title={t`Your role does not give you access to this page`}
        actions={
          <Link to="/" look="primary">
            <Trans>Go to Home</Trans>
          </Link>
        }
      >
        <Trans>
          This page needs the permission <code>{permission}</code>. Ask an organization owner or admin, or a
          platform admin, to change your role.
        </Trans>
      </EmptyState>
    </>
  );
}
