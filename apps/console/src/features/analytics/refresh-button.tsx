import { Trans, useLingui } from '@lingui/react/macro';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useRefreshToday } from './analytics-queries.ts';

/** Reads the present day again at once. Nothing for those who only read. */
export function RefreshButton() {
  const { t } = useLingui();
  const refresh = useRefreshToday();
  if (!useCan('platform.usage.refresh')) return null;
  return (
    <>
      <ErrorNote error={refresh.error} />
      <Button
        icon="refresh"
        isPending={refresh.isPending}
        onPress={() => refresh.mutate({}, { onSuccess: () => showToast(t`Refreshing today’s data`) })}
      >
        <Trans>Refresh today</Trans>
      </Button>
    </>
  );
}
