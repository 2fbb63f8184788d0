import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { useFormat } from '../../format/use-format.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useGroupSeries } from './group-queries.ts';
import { prepareGroups } from './prepare-groups.ts';
import { useUsageBreakdown, useUsageSeries } from './usage-queries.ts';
import { granularityOf, type UsageQuery } from './usage-query.ts';
import type { Dimension, Metric } from './usage-search.ts';

const TOP = 5;
const NANO_PER_USD = 1e9;

export interface UsageGroupsProps {
  readonly query: UsageQuery;
  readonly by: Dimension;
  readonly metric: Metric;
  /** The name of what it is by. */
  readonly heading: string;
}

/** The models, keys, people… with the most of a metric, side by side over time, and all others together. */
export function UsageGroups({ query, by, metric, heading }: UsageGroupsProps) {
  const { t } = useLingui();
  const { count, compactCount, money, shortDay, shortTime, timeZone } = useFormat();
  const granularity = granularityOf(query);
  const largest = useUsageBreakdown(query, by, { sort: `-${metric}`, limit: TOP });
  const ids = useMemo(() => (largest.data?.data ?? []).flatMap(({ id }) => id ?? []), [largest.data]);
  const series = useGroupSeries(query, by, ids, granularity, timeZone);
  const all = useUsageSeries(query, granularity, timeZone);
  const failed = [largest, all, ...series].find(({ error }) => error !== null);
  if (failed !== undefined) return <ErrorPanel error={failed.error} onRetry={() => failed.refetch()} />;
  if (all.data === undefined || largest.data === undefined || series.some(({ data }) => data === undefined)) {
    return <Skeleton label={t`Loading chart`} rows={4} />;
  }
  if (ids.length === 0) return null;
  const { names } = largest.data;
  const dollars = (usd: number) => money(BigInt(Math.round(usd * NANO_PER_USD)));
  const metricNames: Readonly<Record<Metric, string>> = {
    requests: t`Requests`,
    tokens: t`Tokens`,
    cost: t`Cost`,
  };
  const data = prepareGroups(
    all.data.data,
    ids.map((id, index) => ({ id, name: names[id] ?? id, points: series[index]!.data!.data })),
    metric,
    {
      xName: t`Start`,
      labelOf: granularity === 'hour' ? shortTime : shortDay,
      restName: t`All others`,
      format: metric === 'cost' ? dollars : count,
    },
    Date.now(),
  );
  return (
    <Chart
      title={t`${metricNames[metric]} by ${heading}`}
      kind="bar"
      data={data}
      formatAxis={metric === 'cost' ? dollars : compactCount}
    />
  );
}
