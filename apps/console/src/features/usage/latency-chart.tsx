import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { useFormat } from '../../format/use-format.ts';
import { percentileMs, prepareUsageSeries } from './prepare-series.ts';
import type { UsageSeries } from './usage-queries.ts';
import type { Latency } from './usage-search.ts';
import { useLatencyName } from './use-latency-name.ts';

const US_PER_MS = 1_000;
const COLORS = { p50: 1, p95: 2, p99: 3 } as const;

export interface LatencyChartProps {
  readonly series: UsageSeries;
  readonly latency: Latency;
  readonly actions?: ReactNode;
}

/** Percentiles of one latency over time. A period without requests is a gap. */
export function LatencyChart({ series: { data, granularity }, latency, actions }: LatencyChartProps) {
  const { t } = useLingui();
  const { durationUs, shortDay, shortTime } = useFormat();
  const nameOf = useLatencyName();
  const milliseconds = (value: number) => durationUs(value * US_PER_MS);
  const names = { p50: t`p50`, p95: t`p95`, p99: t`p99` };
  const lines = (['p50', 'p95', 'p99'] as const).map((percentile) => ({
    id: percentile,
    name: names[percentile],
    color: COLORS[percentile],
    format: milliseconds,
    measure: (point: UsageSeries['data'][number]) => percentileMs(point, latency, percentile),
  }));
  const labelOf = granularity === 'hour' ? shortTime : shortDay;
  return (
    <Chart
      title={nameOf(latency)}
      kind="line"
      data={prepareUsageSeries(data, lines, { xName: t`Start`, labelOf }, Date.now())}
      formatAxis={milliseconds}
      actions={actions}
    />
  );
}
