import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { BreakerBadge } from '../breakers/breaker-badge.tsx';
import { LastFailure } from '../breakers/last-failure.tsx';
import { SetBreakerDialog } from '../breakers/set-breaker-dialog.tsx';
import { SetByHand } from '../breakers/set-by-hand.tsx';
import { type Breaker, useBreakers } from './connection-queries.ts';

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
        [t`State`, <BreakerBadge key="state" state={breaker.state} />],
        [t`Current failures`, count(breaker.failures)],
        [t`Last failure`, <LastFailure key="last" failure={breaker.last_failure} />],
        [t`Next attempt`, breaker.retry_at === null ? '–' : <Time key="retry" at={breaker.retry_at} />],
        [t`Opens`, t`After ${failures} failures within ${window}, for ${open}`],
        [t`Set manually`, <SetByHand key="set" breaker={breaker} />],
        ...(breaker.credentials.length === 0
          ? []
          : [[t`Failing organization credentials`, count(breaker.credentials.length)] as const]),
      ]}
    />
  );
}

function BreakerActions({ breaker }: { breaker: Breaker }) {
  const { t } = useLingui();
  const [to, setTo] = useState<'open' | 'close' | null>(null);
  const isClosed = breaker.state === 'closed';
  const mayOpen = useCan('connection.open_breaker');
  const mayClose = useCan('connection.close_breaker');
  if (isClosed ? !mayOpen : !mayClose) return null;
  return (
    <>
      <Button onPress={() => setTo(isClosed ? 'open' : 'close')}>
        {isClosed ? t`Open breaker` : t`Close breaker`}
      </Button>
      <SetBreakerDialog breaker={breaker} to={to} onClose={() => setTo(null)} />
    </>
  );
}
