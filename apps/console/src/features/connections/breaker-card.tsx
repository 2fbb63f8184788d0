import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { BreakerState } from './breaker-state.tsx';
import { type Breaker, useBreakers, useCloseBreaker, useOpenBreaker } from './connection-queries.ts';

/** Whether the breaker lets requests through to the upstream, and a handle for it. */
export function BreakerCard({ connectionId }: { connectionId: string }) {
  const { t } = useLingui();
  const maySee = useCan('connection.list_breakers');
  const breakers = useBreakers(maySee);
  if (!maySee) return null;
  const breaker = breakers.data?.get(connectionId);
  return (
    <Card title={t`Breaker`} actions={breaker === undefined ? null : <BreakerActions breaker={breaker} />}>
      {breakers.isPending ? (
        <Skeleton label={t`Loading breaker`} rows={3} />
      ) : breakers.data === undefined ? (
        <ErrorPanel error={breakers.error} onRetry={() => breakers.refetch()} />
      ) : breaker === undefined ? (
        <p className="text-muted">
          <Trans>No data: this connection had no recent requests.</Trans>
        </p>
      ) : (
        <BreakerFacts breaker={breaker} />
      )}
    </Card>
  );
}

function BreakerFacts({ breaker }: { breaker: Breaker }) {
  const { t } = useLingui();
  const { count, durationUs } = useFormat();
  const { settings } = breaker;
  const failures = count(settings.failures);
  const window = durationUs(settings.window_ms * 1_000);
  const open = durationUs(settings.open_ms * 1_000);
  return (
    <DescriptionList
      items={[
        [t`State`, <BreakerState key="state" state={breaker.state} />],
        [t`Current failures`, count(breaker.failures)],
        [t`Next attempt`, breaker.retry_at === null ? '–' : <Time key="retry" at={breaker.retry_at} />],
        [t`Opens`, t`After ${failures} failures within ${window}, for ${open}`],
        [t`Set manually`, breaker.set_at === null ? t`Never` : <Time key="set" at={breaker.set_at} />],
        ...(breaker.credentials.length === 0
          ? []
          : [[t`Failing organization credentials`, count(breaker.credentials.length)] as const]),
      ]}
    />
  );
}

function BreakerActions({ breaker }: { breaker: Breaker }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const openIt = useOpenBreaker();
  const closeIt = useCloseBreaker();
  const isClosed = breaker.state === 'closed';
  const mayOpen = useCan('connection.open_breaker');
  const mayClose = useCan('connection.close_breaker');
  const name = breaker.connection_name;
  const change = isClosed ? openIt : closeIt;
  if (isClosed ? !mayOpen : !mayClose) return null;
  return (
    <>
      <Button onPress={() => setAsking(true)}>{isClosed ? t`Open breaker` : t`Close breaker`}</Button>
      <ConfirmDialog
        title={isClosed ? t`Open the breaker for ${name}?` : t`Close the breaker for ${name}?`}
        action={isClosed ? t`Open breaker` : t`Close breaker`}
        isOpen={isAsking}
        isPending={change.isPending}
        error={change.error}
        onClose={() => {
          setAsking(false);
          change.reset();
        }}
        onConfirm={() =>
          change.mutate(
            { params: { path: { connection_id: breaker.connection_id } } },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        {isClosed ? (
          <Trans>No request uses this connection until someone closes the breaker.</Trans>
        ) : (
          <Trans>
            Requests use this connection again immediately. If they fail, the breaker opens again.
          </Trans>
        )}
      </ConfirmDialog>
    </>
  );
}
