import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSyncDiscovery } from './discovery-queries.ts';

/** Asks one upstream which models it serves, or all of them. Nothing for those who only read. */
export function SyncButton({ connectionId }: { connectionId: string | null }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const sync = useSyncDiscovery();
  if (!useCan('platform.discovery.sync')) return null;
  const run = () =>
    sync.mutate(
      { body: connectionId === null ? {} : { connection_id: connectionId } },
      {
        onSuccess: ({ answered, failed, not_asked }) =>
          showToast(
            t`${count(answered)} synced, ${count(failed)} failed, ${count(not_asked)} skipped.`,
            failed + not_asked === 0 ? 'success' : 'danger',
          ),
      },
    );
  return (
    <>
      <ErrorNote error={sync.error} />
      <Button look="primary" icon="refresh" isPending={sync.isPending} onPress={run}>
        {connectionId === null ? <Trans>Sync all now</Trans> : <Trans>Sync now</Trans>}
      </Button>
    </>
  );
}
