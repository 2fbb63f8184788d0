import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { showToast } from '../../ui/toast.tsx';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import {
  CACHE_METRICS,
  type CacheMetrics,
  useCacheMetrics,
  useInvalidateAnalytics,
  useRefreshToday,
} from './cache-queries.ts';
import { RebuildDialog } from './rebuild-dialog.tsx';

/** The days that analytics keep ready: how often they are there, and reading them anew. */
export function CachePage() {
  const { t } = useLingui();
  const metrics = useCacheMetrics();
  const mayRefresh = useCan('platform.usage.refresh');
  const mayRebuild = useCan('platform.usage.rebuild');
  const refresh = useRefreshToday();
  const job = useJobHere('cache_rebuild');
  const invalidate = useInvalidateAnalytics();
  const [isAsking, setAsking] = useState(false);
  return (
    <Page
      screen="/system/cache"
      lead={
        <Trans>
          Analytics are stored day by day so that pages load fast. When a stored day changes, Weir
          recalculates it automatically.
        </Trans>
      }
      actions={
        <>
          {mayRefresh ? (
            <Button
              icon="refresh"
              isPending={refresh.isPending}
              onPress={() => refresh.mutate({}, { onSuccess: () => showToast(t`Today’s data refreshed`) })}
            >
              <Trans>Refresh today</Trans>
            </Button>
          ) : null}
          {mayRebuild ? (
            <Button isDisabled={job.id !== null} onPress={() => setAsking(true)}>
              <Trans>Rebuild</Trans>
            </Button>
          ) : null}
        </>
      }
      calls={[
        { method: 'GET', path: CACHE_METRICS },
        { method: 'POST', path: '/v1/admin/usage/refresh-today' },
        { method: 'POST', path: '/v1/jobs', body: { cache_rebuild: {} } },
      ]}
    >
      <ErrorNote error={refresh.error} />
      <JobHere job={job} onEnd={invalidate} />
      {metrics.isPending ? (
        <Skeleton label={t`Loading cache statistics`} />
      ) : metrics.data === undefined ? (
        <ErrorPanel error={metrics.error} onRetry={() => metrics.refetch()} />
      ) : (
        <Shown metrics={metrics.data} />
      )}
      <RebuildDialog isOpen={isAsking} onBegun={job.show} onClose={() => setAsking(false)} />
    </Page>
  );
}

/** Below it the cache helps too little, above it gateways wait for each other too often. */
const LOW_HITS = 80;
const HIGH_CONTENTION = 20;
const PERCENT = 100;

function Shown({ metrics }: { metrics: CacheMetrics }) {
  const { t } = useLingui();
  const { bytes, count, percent, time } = useFormat();
  const { cache_hit_rate: hits, lock_contention_rate: contention, size_bytes, is_large } = metrics;
  const rate = (value: number) => percent(value / PERCENT);
  return (
    <>
      <Stats>
        <Stat
          label={t`Hit rate`}
          number={shown(hits, rate)}
          hint={t`Share of requested days that were in the cache.`}
        >
          {hits !== null && hits < LOW_HITS ? <Badge tone="warning">{t`Low`}</Badge> : null}
        </Stat>
        <Stat
          label={t`Lock contention`}
          number={shown(contention, rate)}
          hint={t`Share of refreshes that found another gateway already refreshing the same day.`}
        >
          {contention !== null && contention > HIGH_CONTENTION ? (
            <Badge tone="warning">{t`High`}</Badge>
          ) : null}
        </Stat>
        <Stat label={t`Cached days`} number={shown(metrics.days, count)} />
        <Stat label={t`Size`} number={shown(size_bytes, bytes)}>
          {is_large ? <Badge tone="warning">{t`Large`}</Badge> : null}
        </Stat>
      </Stats>
      <Card title={t`All gateways, since ${time(metrics.since)}`}>
        <DescriptionList
          items={[
            [t`Cache hits`, count(metrics.cache_hits)],
            [t`Cache misses`, count(metrics.cache_misses)],
            [t`Days calculated`, count(metrics.cache_rebuilds)],
            [t`Refreshes started`, count(metrics.lock_acquisition_successes)],
            [t`Refreshes left to another gateway`, count(metrics.lock_acquisition_failures)],
            [t`Fallbacks to yesterday, shortly after midnight`, count(metrics.grace_period_applications)],
            [
              t`Alert thresholds`,
              t`Hit rate below ${rate(LOW_HITS)}, lock contention above ${rate(HIGH_CONTENTION)}`,
            ],
          ]}
        />
      </Card>
    </>
  );
}
