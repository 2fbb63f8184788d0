import { Trans } from '@lingui/react/macro';
import { Button } from './button.tsx';
import { ErrorNote } from './error-note.tsx';

/** In place of content that could not be loaded. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <ErrorNote error={error} />
      {onRetry === undefined ? null : (
        <Button icon="refresh" onPress={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}
