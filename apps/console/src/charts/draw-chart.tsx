import { useMemo } from 'react';
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type ChartData, colorOf } from './chart-data.ts';
import { type DrawnRow, prepareFinished, standsAlone, UNFINISHED_SUFFIX } from './prepare-finished.ts';
import { prepareTicks } from './prepare-ticks.ts';

export interface DrawChartProps {
  readonly kind: 'line' | 'area' | 'bar';
  readonly data: ChartData;
  readonly formatAxis: (value: number) => string;
}

const AXIS = { tickLine: false, tick: { fill: 'var(--text-muted)', fontSize: 12 } } as const;
/** A few bars are not as wide as the chart. */
const MAX_BAR = 36;

/** Draws what is prepared and decides nothing. Areas and bars are stacked. */
export function DrawChart({ kind, data, formatAxis }: DrawChartProps) {
  const rows = useMemo(
    () =>
      prepareFinished(
        data.points,
        data.series.map(({ id }) => id),
        kind !== 'bar',
      ),
    [data, kind],
  );
  const ticks = useMemo(() => prepareTicks(data.points, kind !== 'line'), [data, kind]);
  const formatOf = new Map(data.series.map(({ id, format }) => [id, format]));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={rows as never[]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="label" {...AXIS} stroke="var(--line-strong)" minTickGap={24} />
        <YAxis
          {...AXIS}
          axisLine={false}
          width="auto"
          tickFormatter={formatAxis}
          {...(ticks === undefined ? {} : { ticks, domain: [0, ticks.at(-1)!] })}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={{
            background: 'var(--surface-raised)',
            borderColor: 'var(--line)',
            color: 'var(--text)',
          }}
          formatter={(value, name, { dataKey }) => {
            const id = String(dataKey).replace(UNFINISHED_SUFFIX, '');
            return [formatOf.get(id)?.(Number(value)) ?? String(value), name];
          }}
        />
        {data.series.flatMap((series) => [
          draw(kind, rows, series.id, series.name, colorOf(series), false),
          draw(kind, rows, series.id + UNFINISHED_SUFFIX, series.name, colorOf(series), true),
        ])}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function draw(
  kind: DrawChartProps['kind'],
  rows: readonly DrawnRow[],
  dataKey: string,
  name: string,
  color: string,
  isUnfinished: boolean,
) {
  const common = {
    dataKey,
    name,
    stroke: color,
    isAnimationActive: false,
    strokeDasharray: isUnfinished ? '2 4' : undefined,
  };
  const stackId = isUnfinished ? 'unfinished' : 'finished';
  if (kind === 'line') {
    const dot = ({ cx, cy, index }: { cx?: number; cy?: number; index?: number }) =>
      standsAlone(rows, index ?? -1, dataKey) ? (
        <circle key={index} cx={cx} cy={cy} r={2.5} fill={color} />
      ) : (
        <g key={index} />
      );
    return <Line key={dataKey} {...common} type="linear" dot={dot} strokeWidth={2} />;
  }
  if (kind === 'area')
    return (
      <Area
        key={dataKey}
        {...common}
        type="linear"
        stackId={stackId}
        fill={color}
        fillOpacity={isUnfinished ? 0.1 : 0.3}
      />
    );
  return (
    <Bar
      key={dataKey}
      {...common}
      stackId="all"
      maxBarSize={MAX_BAR}
      fill={color}
      fillOpacity={isUnfinished ? 0.3 : 1}
    />
  );
}
