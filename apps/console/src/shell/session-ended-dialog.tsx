import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { CONSOLE_PATH } from '../base-path.ts';
import { useSessionEnded } from '../session/session-ended.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Over the page, which stays: nothing typed is lost while somebody signs in in another tab. */
export function SessionEndedDialog() {
  const { t } = useLingui();
  const isOpen = useSessionEnded();
  const here = useLocation({ select: ({ href }) => href });
  return (
    <Dialog title={t`Your session has ended`} isOpen={isOpen} onClose={() => {}} isRequired>
      <p>
        <Trans>Sign in again to continue where you left off.</Trans>
      </p>
      <div className="flex justify-end">
        {/* Leaves the page: nothing of the session that ended stays in memory. */}
        <a
          href={`${CONSOLE_PATH}sign-in?${new URLSearchParams({ return_to: here })}`}
          className="inline-flex min-h-8 items-center rounded-md bg-accent px-3 py-1 font-medium text-on-accent hover:bg-accent-hover"
        >
          <Trans>Sign in again</Trans>
        </a>
      </div>
    </Dialog>
  );
}
