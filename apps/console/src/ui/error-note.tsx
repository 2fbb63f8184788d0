import { Trans } from '@lingui/react/macro';
import { CopyButton } from './copy-button.tsx';
import { describeError } from './describe-error.ts';

/** What went wrong with what was just tried, inside a form or dialog. Nothing without an error. */
export function ErrorNote({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { message, code, requestId } = describeError(error);
  return (
    <div role="alert" className="flex flex-col gap-1 rounded-md border border-danger bg-danger-soft p-3">
      <span>{message}</span>
      <span className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
        <code>{code}</code>
        {requestId === null ? null : (
          <span className="flex items-center gap-1">
            <Trans>Request</Trans> <code className="break-all">{requestId}</code>
            <CopyButton text={requestId} />
          </span>
        )}
      </span>
    </div>
  );
}
