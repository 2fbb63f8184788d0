import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../ui/empty-state.tsx';
import { Link } from '../ui/link.tsx';

/** In place of a screen that the person's roles do not open. */
export function NotAllowed({ permission }: { permission: string }) {
  const { t } = useLingui();
  const heading = t`You may not see this`;
  return (
    <>
      <title>{`${heading} · Weir`}</title>
      <h1 className="text-2xl font-semibold">{heading}</h1>
      <EmptyState
        icon="shield"
        title={t`Your role does not open this page.`}
        actions={
          <Link to="/" look="primary">
            <Trans>Go home</Trans>
          </Link>
        }
      >
        <Trans>
          It needs the permission <code>{permission}</code>. An owner or admin of the organization, or a
          platform admin, can change your role.
        </Trans>
      </EmptyState>
    </>
  );
}
