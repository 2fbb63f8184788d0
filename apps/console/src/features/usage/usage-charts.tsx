import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { useFormat } from '../../format/use-format.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LatencyChart } from './latency-chart.tsx';
import { costUsd, prepareUsageSeries, type SeriesValue, succeeded } from './prepare-series.ts';
import { type UsageSeries, useUsageSeries } from './usage-queries.ts';
import { granularityOf, type UsageQuery } from './usage-query.ts';
import { LATENCIES, type Latency } from './usage-search.ts';
import { useLatencyName } from './use-latency-name.ts';

const NANO_PER_USD = 1e9;

export interface UsageChartsProps {
  readonly query: UsageQuery;
  readonly latency: Latency;
  readonly onLatency: (latency: Latency) => void;
}

export function UsageCharts({ query, latency, onLatency }: UsageChartsProps) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const series = useUsageSeries(query, granularityOf(query), timeZone);
  if (series.isPending) return <Skeleton label={t`Loading charts`} rows={6} />;
  if (series.error !== null) return <ErrorPanel error={series.error} onRetry={() => series.refetch()} />;
  return <Charts series={series.data} latency={latency} onLatency={onLatency} />;
}

function Charts({ series, latency, onLatency }: Omit<UsageChartsProps, 'query'> & { series: UsageSeries }) {
  const { data, granularity } = series;
  const nameOf = useLatencyName();
  const { t } = useLingui();
  const { count, compactCount, money, shortDay, shortTime } = useFormat();
  const isByHour = granularity === 'hour';
  const chart = (series: readonly SeriesValue[]) =>
    prepareUsageSeries(
      data,
      series,
      { xName: t`Start`, labelOf: isByHour ? shortTime : shortDay },
      Date.now(),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: formatters and texts change with the locale only, which is in t
  const [requests, tokens, cost] = useMemo(
    () => [
      chart([
        { id: 'succeeded', name: t`Succeeded`, color: 1, format: count, measure: succeeded },
        { id: 'failed', name: t`Failed`, color: 5, format: count, measure: (point) => point.failed_requests },
      ]),
      chart([
        { id: 'input', name: t`Input`, color: 1, format: count, measure: (point) => point.input_tokens },
        { id: 'output', name: t`Output`, color: 2, format: count, measure: (point) => point.output_tokens },
      ]),
      chart([{ id: 'cost', name: t`Cost (USD)`, color: 3, format: dollars(money), measure: costUsd }]),
    ],
    [data, t],
  );
  return (
    <div className="grid gap-5 xl:grid-cols-2">
      <Chart title={t`Requests`} kind="bar" data={requests!} formatAxis={compactCount} />
      <Chart title={t`Cost`} kind="bar" data={cost!} formatAxis={dollars(money)} />
      <Chart title={t`Tokens`} kind="area" data={tokens!} formatAxis={compactCount} />
      <LatencyChart
        series={series}
        latency={latency}
        actions={
          <Select
            label={t`Latency`}
            isLabelHidden
            choices={LATENCIES.map((value) => ({ value, label: nameOf(value) }))}
            value={latency}
            onChange={onLatency}
          />
        }
      />
    </div>
  );
}

function dollars(money: (nanoUsd: bigint) => string): (usd: number) => string {
  return (usd) => money(BigInt(Math.round(usd * NANO_PER_USD)));
}
