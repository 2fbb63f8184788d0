import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { rangeOf } from '../../period/range-of.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LatencyChart } from '../usage/latency-chart.tsx';
import type { UsageTotals } from '../usage/usage-queries.ts';
import { type Granularity, granularityOf, toQueryString } from '../usage/usage-query.ts';
import { LATENCIES, type Latency } from '../usage/usage-search.ts';
import { useLatencyName } from '../usage/use-latency-name.ts';
import {
  type LatencyQuery,
  PLATFORM_USAGE,
  usePlatformSeries,
  usePlatformSummary,
} from './latency-queries.ts';
import type { LatencySearch } from './latency-search.ts';
import { LatencyToolbar } from './latency-toolbar.tsx';

/** How fast answers come, and what Weir itself adds. */
export function LatencyPage({ search }: { search: LatencySearch }) {
  const { timeZone } = useFormat();
  const navigate = useNavigate({ from: '/system/latency' });
  const change = (changes: Partial<LatencySearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) });
  const query: LatencyQuery = {
    ...rangeOf(search, timeZone, Date.now()),
    ...(search.model === undefined ? {} : { model: search.model }),
    ...(search.connection_id === undefined ? {} : { connection_id: search.connection_id }),
  };
  const granularity = search.by ?? granularityOf(query);
  const asked = { ...query };
  return (
    <Page
      screen="/system/latency"
      lead={
        <Trans>
          Latency across all organizations. Percentiles are calculated from individual requests, not from
          averages.
        </Trans>
      }
      calls={[
        { method: 'GET', path: `${PLATFORM_USAGE}/summary${toQueryString(asked)}` },
        {
          method: 'GET',
          path: `${PLATFORM_USAGE}/timeseries${toQueryString({ ...asked, granularity, time_zone: timeZone })}`,
        },
      ]}
    >
      <LatencyToolbar search={search} onChange={change} />
      {search.connection_id === undefined ? null : (
        <p className="text-sm text-muted">
          <Trans>With a connection filter, the period is limited to 7 days.</Trans>
        </p>
      )}
      <Percentiles query={query} />
      <Charts query={query} granularity={granularity} />
    </Page>
  );
}

interface Row {
  readonly latency: Latency;
  readonly now: UsageTotals['latency'][Latency];
  readonly before: UsageTotals['latency'][Latency];
}

function Percentiles({ query }: { query: LatencyQuery }) {
  const { t } = useLingui();
  const { durationUs } = useFormat();
  const nameOf = useLatencyName();
  const summary = usePlatformSummary(query);
  const columns = useMemo((): readonly Column<Row>[] => {
    const us = (value: number | null) => <KnownNumber number={shown(value, durationUs)} />;
    return [
      { id: 'latency', heading: t`Latency`, cell: ({ latency }) => nameOf(latency) },
      { id: 'p50', heading: t`p50`, align: 'end', cell: ({ now }) => us(now.p50_us) },
      { id: 'p95', heading: t`p95`, align: 'end', cell: ({ now }) => us(now.p95_us) },
      { id: 'p99', heading: t`p99`, align: 'end', cell: ({ now }) => us(now.p99_us) },
      {
        id: 'before',
        heading: t`p95, previous period`,
        align: 'end',
        cell: ({ before }) => us(before.p95_us),
      },
    ];
  }, [t, durationUs, nameOf]);
  if (summary.isPending) return <Skeleton label={t`Loading percentiles`} rows={4} />;
  if (summary.data === undefined)
    return <ErrorPanel error={summary.error} onRetry={() => summary.refetch()} />;
  const { totals, previous } = summary.data;
  const rows = LATENCIES.map((latency) => ({
    latency,
    now: totals.latency[latency],
    before: previous.totals.latency[latency],
  }));
  return (
    <Card title={t`In this period`}>
      <DataTable
        label={t`Latency`}
        list={fixedList(rows)}
        columns={columns}
        rowId={({ latency }) => latency}
        empty={null}
      />
    </Card>
  );
}

function Charts({ query, granularity }: { query: LatencyQuery; granularity: Granularity }) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const series = usePlatformSeries(query, granularity, timeZone);
  if (series.isPending) return <Skeleton label={t`Loading charts`} rows={6} />;
  if (series.data === undefined) return <ErrorPanel error={series.error} onRetry={() => series.refetch()} />;
  return (
    <div className="grid gap-5 xl:grid-cols-2">
      {LATENCIES.map((latency) => (
        <LatencyChart key={latency} series={series.data} latency={latency} />
      ))}
    </div>
  );
}
