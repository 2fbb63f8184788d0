import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTimeZone } from '../../session/preferences.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnalyticsBreakdown } from './analytics-breakdown.tsx';
import { AnalyticsCards } from './analytics-cards.tsx';
import { AnalyticsCharts } from './analytics-charts.tsx';
import { AnalyticsError } from './analytics-error.tsx';
import { analyticsFiltersOf } from './analytics-filters.ts';
import { AnalyticsNotes } from './analytics-notes.tsx';
import { useAnalytics } from './analytics-queries.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { AnalyticsToolbar } from './analytics-toolbar.tsx';
import { FailuresCard } from './failures-card.tsx';
import { LatencyCard } from './latency-card.tsx';
import { RefreshButton } from './refresh-button.tsx';

/** The usage of the whole platform. */
export function AnalyticsPage({ search }: { search: AnalyticsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/admin/analytics' });
  const timeZone = useTimeZone();
  const filters = useMemo(() => analyticsFiltersOf(search, timeZone), [search, timeZone]);
  const analytics = useAnalytics(filters);
  const change = (changes: Partial<AnalyticsSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const { data } = analytics;
  return (
    <Page
      screen="/admin/analytics"
      lead={<Trans>Usage of all organizations: requests, tokens, cost, latency and failures.</Trans>}
      actions={<RefreshButton />}
      calls={[
        { method: 'POST', path: '/v1/admin/usage/analytics', body: filters },
        { method: 'POST', path: `/v1/admin/usage/by-${search.by ?? 'user'}`, body: filters },
      ]}
    >
      <AnalyticsToolbar search={search} filters={filters} onChange={change} />
      {analytics.isPending ? (
        <Skeleton label={t`Loading analytics`} />
      ) : (
        <>
          {analytics.error === null ? null : (
            <AnalyticsError error={analytics.error} onRetry={() => analytics.refetch()} onChange={change} />
          )}
          {data === undefined || analytics.error !== null ? null : data.total_requests === 0 &&
            (data.refusals ?? []).length === 0 ? (
            <>
              <AnalyticsNotes analytics={data} />
              <EmptyState icon="chart" title={t`No data in this period`}>
                <Trans>Choose a longer period or remove filters.</Trans>
              </EmptyState>
            </>
          ) : (
            <>
              <AnalyticsNotes analytics={data} />
              <AnalyticsCards analytics={data} />
              <AnalyticsCharts
                analytics={data}
                metric={search.metric ?? 'cost'}
                onMetric={(metric) =>
                  void navigate({ search: (before) => ({ ...before, metric }), resetScroll: false })
                }
              />
              <LatencyCard latency={data.latency} />
              <AnalyticsBreakdown search={search} filters={filters} onChange={change} />
              <FailuresCard analytics={data} />
            </>
          )}
        </>
      )}
    </Page>
  );
}
