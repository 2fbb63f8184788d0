import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type Connection, useTestConnection } from './connection-queries.ts';
import { TestResult } from './test-result.tsx';

/** Asks the upstream by the path that requests take, and shows what it said. */
export function TestButton({ connection }: { connection: Connection }) {
  const { t } = useLingui();
  const test = useTestConnection();
  const run = () => test.mutate({ params: { path: { connection_id: connection.id } } });
  return (
    <>
      <Button icon="activity" isPending={test.isPending} onPress={run}>
        <Trans>Test</Trans>
      </Button>
      <Dialog
        title={t`Test ${connection.name}`}
        isOpen={test.isSuccess || test.isError}
        onClose={test.reset}
        actions={<Button onPress={run}>{t`Test again`}</Button>}
      >
        {test.data === undefined ? null : <TestResult test={test.data} />}
        <ErrorNote error={test.error} />
      </Dialog>
    </>
  );
}
